using System.Text.Json.Nodes;

namespace Pipeline.Tests.Ingest.Support;

/// <summary>Sample bodies and signature vectors beside the repository. A test that needs them is skipped where they are not.</summary>
internal static class Payloads
{
    private static readonly string? Folder = Find();

    public static string Text(string source, string name) => File.ReadAllText(Path.Combine(Required(), source, name));

    public static IEnumerable<string> Names(string source) => Directory.Exists(Path.Combine(Folder ?? "", source))
        ? Directory.EnumerateFiles(Path.Combine(Folder!, source), "*.json").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)
        : [];

    public static IReadOnlyList<JsonNode> Vectors(params string[] schemes) =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(Required(), "signature-vectors.json")))!.AsArray()
            .Where(vector => schemes.Contains(vector!["scheme"]!.GetValue<string>()))!];

    private static string Required()
    {
        if (Folder is null)
            Assert.Skip("The sample payloads (../shared/payloads) are not on this machine.");
        return Folder;
    }

    private static string? Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
            folder = folder.Parent;

        var payloads = folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared", "payloads") : "";
        return Directory.Exists(payloads) ? payloads : null;
    }
}
