using System.Text.Json.Nodes;
using Pipeline.Ingest;
using Pipeline.Ingest.Internal;
using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Internal;

/// <summary>The published schema, as far as the tests look into it: references, properties, examples.</summary>
internal static class SchemaFile
{
    private static readonly Connection Connection = new()
    {
        Id = new("crm"),
        Source = Source.Internal,
        Community = new("club"),
        Settings = new Dictionary<string, string> { ["Communities"] = "named" },
    };

    public static JsonObject Root { get; } = JsonNode.Parse(InternalEventSchema.Utf8.Span)!.AsObject();

    /// <summary>The types that the schema gives a form.</summary>
    public static IReadOnlyList<string> Types { get; } =
        [.. Root["allOf"]!.AsArray().Select(branch => branch!["if"]!["properties"]!["type"]!["const"]!.GetValue<string>())];

    public static JsonObject DataOf(string type) => Resolved(
        Root["allOf"]!.AsArray().Single(branch => branch!["if"]!["properties"]!["type"]!["const"]!.GetValue<string>() == type)!["then"]!["properties"]!["data"]!);

    /// <summary>Fresh copies, to be changed.</summary>
    public static IReadOnlyList<JsonNode> Examples(string type) =>
        [.. Root["examples"]!.AsArray().Where(example => example!["type"]!.GetValue<string>() == type).Select(example => example!.DeepClone())];

    public static JsonObject Resolved(JsonNode schema)
    {
        while (schema["$ref"] is { } reference)
        {
            var target = (JsonNode)Root;
            foreach (var step in reference.GetValue<string>()["#/".Length..].Split('/'))
                target = target[step]!;
            schema = target;
        }

        return schema.AsObject();
    }

    public static Reading Read(JsonNode written) =>
        new InternalSource(new(new byte[MemberKey.MinBytes])).Read(A.Post(written.ToJsonString(), ("content-type", Own.Plain)), Connection);
}
