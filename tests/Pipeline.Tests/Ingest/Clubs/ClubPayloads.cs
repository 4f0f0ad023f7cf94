using System.Text.Json.Nodes;
using Pipeline.Ingest;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Clubs;

/// <summary>The samples beside the repository as deliveries: some are a body, some a body with its headers.</summary>
internal static class ClubPayloads
{
    public static readonly string[] Sources = ["stripe", "whop", "patreon", "memberful", "ghost", "discourse", "hubspot"];

    public static IngestStage Stage(string source) => source is "patreon" or "memberful" ? Club.Stage(source, ("Settings:Currency", "USD")) : Club.Stage(source);

    public static WebhookRequest Request(string source, string name) => Club.Signed(source, Body(source, name), KindOf(source, name));

    public static string Body(string source, string name)
    {
        var text = Payloads.Text(source, name);
        return source == "discourse" ? JsonNode.Parse(text)!["body"]!.ToJsonString() : text;
    }

    public static string KindOf(string source, string name) => (source, name) switch
    {
        ("patreon", "discourse_pledge_v1.json") => "pledges:create",
        ("patreon", _) => "members:pledge:create",
        ("discourse", _) when JsonNode.Parse(Payloads.Text(source, name))!["headers"] is { } headers =>
            (headers["X-Discourse-Event"] ?? headers["X-Discourse-Event-Type"])!.GetValue<string>(),
        _ => "",
    };
}
