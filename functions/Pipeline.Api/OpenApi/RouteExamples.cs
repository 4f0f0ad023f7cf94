using System.Text.Json.Nodes;

namespace Pipeline.Api.OpenApi;

/// <summary>What goes into the bodies that are written by hand most often; a test reads each as its route does.</summary>
internal static class RouteExamples
{
    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["POST /api/communities/{community}/acts"] =
            """{ "id": "case-17", "act": "mute", "member": "5KQ2ZB3VJX7N4M6T8W1R9PYCDE", "minutes": 60, "by": "ann", "rule": "no-flood" }""",
        ["POST /api/communities/{community}/recognitions"] =
            """{ "member": "5KQ2ZB3VJX7N4M6T8W1R9PYCDE", "kind": "spotlight", "by": "ann", "consent": true, "public": true }""",
        ["POST /api/communities/{community}/pulse"] = """{ "connection": "my-bot", "channel": "-1001234567890", "by": "ann" }""",
        ["POST /api/communities/{community}/links"] =
            """{ "one": "5KQ2ZB3VJX7N4M6T8W1R9PYCDE", "other": "7M6T8W1R9PYCDE5KQ2ZB3VJX7N", "by": "ann", "reason": "told us so in the chat" }""",
        ["POST /api/communities/{community}/reviews/{id}/overturn"] = """{ "by": "ann", "reason": "It quotes the rules." }""",
        ["PUT /api/communities/{community}/settings"] =
            """{ "name": "The club", "timeZone": "Europe/Lisbon", "mode": "shadow", "digest": { "connection": "my-bot", "channel": "-1001234567890" } }""",
    };

    public static IEnumerable<string> Routes => Bodies.Keys;

    public static JsonNode? Of(string route) => Bodies.TryGetValue(route, out var body) ? JsonNode.Parse(body) : null;
}
