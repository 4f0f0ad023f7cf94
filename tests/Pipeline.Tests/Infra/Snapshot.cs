using System.Text.Json;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Infra;

/// <summary>What a deployment of an environment makes, as the snapshot beside its parameters has it; BicepTests holds it true.</summary>
internal sealed class Snapshot
{
    private readonly JsonElement _root;

    private Snapshot(JsonElement root) => _root = root;

    public static TheoryData<string> Environments => [.. Names()];

    public IEnumerable<Resource> Resources =>
        _root.GetProperty("predictedResources").EnumerateArray().Select(json => new Resource(json));

    public IReadOnlyDictionary<string, string> Outputs =>
        _root.GetProperty("outputs").EnumerateObject().ToDictionary(output => output.Name, output => output.Value.ToString());

    /// <summary>Name and value of each app setting.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        OfType("Microsoft.Web/sites").Single()["siteConfig", "appSettings"].EnumerateArray()
        .ToDictionary(setting => setting.GetProperty("name").GetString()!, setting => setting.GetProperty("value").GetString()!);

    public static Snapshot Of(string environment) =>
        new(JsonElement.Parse(File.ReadAllBytes(Path.Combine(Bicep.Folder, "environments", $"{environment}.snapshot.json"))));

    public IReadOnlyList<Resource> OfType(string type) => [.. Resources.Where(resource => resource.Type == type)];

    private static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "infra", "environments"), "*.bicepparam")
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order();
}

internal sealed record Resource(JsonElement Json)
{
    public string Type => Json.GetProperty("type").GetString()!;

    public string Name => Json.GetProperty("name").GetString()!;

    public string Id => Json.GetProperty("id").GetString()!;

    public string ApiVersion => Json.GetProperty("apiVersion").GetString()!;

    /// <summary>Tag by name; null where there is none.</summary>
    public string? Tag(string name) =>
        Json.TryGetProperty("tags", out var tags) && tags.TryGetProperty(name, out var tag) ? tag.GetString() : null;

    /// <summary>A value below <c>properties</c>.</summary>
    public JsonElement this[params string[] path] =>
        path.Aggregate(Json.GetProperty("properties"), (json, name) => json.GetProperty(name));

    public string Text(params string[] path) => this[path].GetString()!;

    public bool Is(params string[] path) => this[path].GetBoolean();
}
