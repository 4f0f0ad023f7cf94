using System.Text.Json.Nodes;
using Pipeline.Local.CommandLine;
using Pipeline.Local.Hosting;
using Pipeline.Model;

namespace Pipeline.Local.Demo;

/// <summary>A data folder that the demo made, and may therefore empty: it says so in its settings.</summary>
/// <param name="Secrets">What each demo connection's platform signs with.</param>
internal sealed record DemoFolder(LocalFolder Folder, IReadOnlyDictionary<ConnectionId, string> Secrets)
{
    private const string Mark = "Demo";

    /// <summary>The folder with nothing in it but settings with the demo's connections.</summary>
    /// <exception cref="UsageException">Somebody keeps something else there.</exception>
    public static DemoFolder OpenFresh(string path)
    {
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
        {
            if (!IsDemo(path))
                throw new UsageException($"'{path}' holds something that the demo did not make. Name an empty folder with --data.");
            Data.FolderLock.Take(path).Dispose();
            Directory.Delete(path, recursive: true);
        }

        var folder = LocalFolder.Open(path);
        IReadOnlyDictionary<ConnectionId, string> secrets = new Dictionary<ConnectionId, string>();
        folder.Change(settings =>
        {
            settings[Mark] = true;
            secrets = DemoSettings.Connect(settings);
        });
        return new(folder, secrets);
    }

    private static bool IsDemo(string path)
    {
        var settings = Path.Combine(path, "settings.json");
        return File.Exists(settings) && JsonNode.Parse(File.ReadAllText(settings))?[Mark]?.GetValue<bool>() == true;
    }
}
