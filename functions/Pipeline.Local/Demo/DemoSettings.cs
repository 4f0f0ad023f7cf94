using System.Text.Json.Nodes;
using Pipeline.Ingest;
using Pipeline.Model;

namespace Pipeline.Local.Demo;

/// <summary>The demo communities' connections in the settings of an installation.</summary>
internal static class DemoSettings
{
    /// <summary>Adds what is missing, with fresh secrets, and leaves everything else as it is.</summary>
    /// <param name="settings">What <c>settings.json</c> holds.</param>
    /// <returns>The secret of each demo connection.</returns>
    public static IReadOnlyDictionary<ConnectionId, string> Connect(JsonObject settings)
    {
        var connections = Section(Section(settings, IngestOptions.Section), nameof(IngestOptions.Connections));
        var secrets = new Dictionary<ConnectionId, string>();
        foreach (var connection in DemoCommunities.All.SelectMany(community => community.Connections))
        {
            var id = connection.Id.Value;
            connections[id] ??= Of(connection.ToOptions(connection.NewSecret()));
            secrets[connection.Id] = connections[id]![nameof(ConnectionOptions.Secrets)]![0]!.GetValue<string>();
        }

        return secrets;
    }

    private static JsonObject Of(ConnectionOptions options) => new()
    {
        [nameof(options.Source)] = options.Source,
        [nameof(options.Community)] = options.Community,
        [nameof(options.Secrets)] = new JsonArray([.. options.Secrets.Select(secret => JsonValue.Create(secret))]),
        [nameof(options.Settings)] = new JsonObject(options.Settings.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
    };

    private static JsonObject Section(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject section)
            parent[name] = section = [];
        return section;
    }
}
