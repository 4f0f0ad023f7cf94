using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Ingest;

namespace Pipeline.Tests.Ingest.Support;

/// <summary>Slack's deliveries, signed as its documentation says: without a line of the code that checks them.</summary>
internal static class Sl
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    /// <summary>The app's own account.</summary>
    public const string App = "U0APP";

    public static IngestStage Stage(params (string Key, string Value)[] more) => IngestStage.With(
        [("sl:Source", "slack"), ("sl:Community", "club"), ("sl:Secrets:0", Secret), .. more]);

    public static WebhookRequest Signed(string body, params (string Name, string Value)[] more) => Signed(Encoding.UTF8.GetBytes(body), more);

    public static WebhookRequest Signed(byte[] body, params (string Name, string Value)[] more) => SignedAt(IngestStage.Now, body, Secret, more);

    public static WebhookRequest SignedAt(DateTimeOffset time, byte[] body, string secret = Secret, params (string Name, string Value)[] more)
    {
        var seconds = Seconds(time);
        return A.Post(
            body, [("Content-Type", "application/json"), ("X-Slack-Request-Timestamp", seconds), ("X-Slack-Signature", Sign(seconds, body, secret)), .. more]);
    }

    public static string Sign(string time, ReadOnlySpan<byte> body, string secret = Secret)
    {
        byte[] content = [.. Encoding.UTF8.GetBytes($"v0:{time}:"), .. body];
        return "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), content));
    }

    public static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>A whole delivery of one event.</summary>
    public static string Body(string slackEvent, string id = "Ev1", string team = "T1", string more = "") =>
        $$"""
        {"token":"old","team_id":"{{team}}","api_app_id":"A1","event":{{slackEvent}},"type":"event_callback","event_id":"{{id}}","event_time":1785000000,
         "authorizations":[{"enterprise_id":null,"team_id":"T1","user_id":"{{App}}","is_bot":true,"is_enterprise_install":false}]{{more}}}
        """;

    public static WebhookRequest Of(string slackEvent, string id = "Ev1", string team = "T1", string more = "") => Signed(Body(slackEvent, id, team, more));

    /// <param name="more">Further properties, each with a comma before it; of two with one name the last holds.</param>
    public static string Message(string more = "", string channel = "C1", string user = "U7", string ts = "1785000000.000200") =>
        $$"""{"type":"message","channel":"{{channel}}","user":"{{user}}","text":"hello","ts":"{{ts}}","event_ts":"{{ts}}","channel_type":"channel"{{more}}}""";

    public static string Reaction(string kind = "reaction_added", string item = """{"type":"message","channel":"C1","ts":"1785000000.000200"}""", string user = "U7") =>
        $$"""{"type":"{{kind}}","user":"{{user}}","reaction":"tada","item_user":"U8","item":{{item}},"event_ts":"1785000010.000300"}""";

    public static string Member(string kind = "member_joined_channel", string channel = "C1", string more = "") =>
        $$"""{"type":"{{kind}}","user":"U7","channel":"{{channel}}","channel_type":"C","team":"T1","event_ts":"1785000020.000000"{{more}}}""";

    public static string User(string kind = "user_change", string more = "") =>
        $$$"""
        {"type":"{{{kind}}}","user":{"id":"U7","team_id":"T1","name":"ann","real_name":"Ann A","profile":{"real_name":"Ann A","display_name":""},"is_bot":false{{{more}}}},
         "cache_ts":1785000030,"event_ts":"1785000030.000100"}
        """;

    /// <summary>What a stage with one Slack connection makes of the event.</summary>
    public static async Task<string> ToldAsync(string slackEvent, params (string Key, string Value)[] settings)
    {
        await using var stage = Stage(settings);
        return Told.By(stage.Read("sl", Of(slackEvent)));
    }
}
