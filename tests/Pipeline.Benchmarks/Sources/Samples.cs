using System.Security.Cryptography;
using System.Text;
using Pipeline.Ingest;
using Pipeline.Ingest.Discord;
using Pipeline.Ingest.Internal;
using Pipeline.Ingest.Slack;
using Pipeline.Ingest.Telegram;
using Pipeline.Model;

namespace Pipeline.Benchmarks.Sources;

internal static class Samples
{
    private const string Text =
        "The payout rules changed last week, and partners ask what it means for them. In short: approved sales are paid on the fifteenth, everything "
        + "that is still on hold moves to the next month, and the code in your link stays the same. If a sale does not show up, look at the click id "
        + "first; in nine of ten cases the link was shortened by an app and lost it. The guide at https://docs.example.org/payouts has pictures.";

    private const string Secret = "whsec_dGhlIGJlbmNobWFyaydzIHNlY3JldCBvZiAzMiBieXRlcw==";

    private static readonly MemberKey Key = new(SHA256.HashData("the benchmark's key"u8));

    public static IEnumerable<SourceSample> All()
    {
        yield return Telegram();
        yield return Slack();
        yield return Discord();
        yield return Internal();
        foreach (var sample in ClubSamples.All(Key, Text))
            yield return sample;
    }

    private static SourceSample Telegram() => new(
        "telegram", new TelegramSource(Key),
        Request($$$"""{"update_id":812345678,"message":{"message_id":4242,"from":{"id":7003001122,"is_bot":false,"first_name":"Some","last_name":"Body","username":"somebody","language_code":"en"},"chat":{"id":-1001987654321,"title":"Partners","type":"supergroup"},"date":1790000000,"message_thread_id":4200,"reply_to_message":{"message_id":4200,"from":{"id":7003001123,"is_bot":false,"first_name":"Another"},"chat":{"id":-1001987654321,"title":"Partners","type":"supergroup"},"date":1789990000,"text":"When do we get paid?"},"text":"{{{Text}}}","entities":[{"offset":300,"length":32,"type":"url"}]}}""",
            ("X-Telegram-Bot-Api-Secret-Token", "a-secret-of-some-length-1234567890")),
        Connection(Source.Telegram, "a-secret-of-some-length-1234567890"));

    private static SourceSample Slack()
    {
        const string secret = "8f742231b10e8888abcd99yyyzzz85a5";
        var text = Text.Replace("https://docs.example.org/payouts", "<https://docs.example.org/payouts>", StringComparison.Ordinal);
        var body = $$$"""{"token":"XXYYZZ","team_id":"T123ABC456","context_team_id":"T123ABC456","api_app_id":"A123ABC456","event":{"type":"message","user":"U123ABC456","ts":"1790000000.000200","client_msg_id":"477cc591-c073-a14a-4db8-a0cd76321bec","text":"{{{text}}}","team":"T123ABC456","thread_ts":"1789999000.000100","parent_user_id":"U999ABC456","channel":"C123ABC456","event_ts":"1790000000.000200","channel_type":"channel"},"type":"event_callback","event_id":"EvBF9F856ED","event_time":1790000000,"authorizations":[{"enterprise_id":null,"team_id":"T123ABC456","user_id":"U0LAN0Z89","is_bot":true,"is_enterprise_install":false}],"is_ext_shared_channel":false}""";
        var time = Now.ToUnixTimeSeconds();
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{time}:{body}"));
        return new(
            "slack", new SlackSource(Key),
            Request(body, ("Content-Type", "application/json"), ("X-Slack-Request-Timestamp", $"{time}"), ("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(signature))),
            Connection(Source.Slack, secret));
    }

    private static SourceSample Discord() => new(
        "discord", new DiscordSource(Key),
        Signed($$$"""[{"t":"MESSAGE_CREATE","s":4242,"session":"d11ec7014652954a3ff533c778475199","at":"2026-10-01T10:00:00.2Z","d":{"id":"1405614357781545021","channel_id":"290926798626357999","guild_id":"290926798999357250","author":{"id":"80351110224678912","username":"somebody","global_name":"Some Body","discriminator":"0","avatar":"8342729096ea3675442027381ff50dfe","public_flags":64},"member":{"roles":["41771983423143936"],"nick":null,"joined_at":"2025-04-26T06:26:56.936000+00:00","deaf":false,"mute":false,"flags":0,"pending":false},"content":"{{{Text}}}","timestamp":"2026-10-01T10:00:00.123000+00:00","edited_timestamp":null,"tts":false,"mention_everyone":false,"mentions":[],"mention_roles":[],"attachments":[],"embeds":[],"components":[],"pinned":false,"type":0,"flags":0,"channel_type":0}}]"""),
        Connection(Source.Discord, Secret));

    private static SourceSample Internal() => new(
        "internal", new InternalSource(Key),
        Signed($$$"""{"type":"message.posted","at":"2026-10-01T10:00:00Z","data":{"channel":"general","message":"m-4242","author":{"id":"u-17","handle":"somebody","name":"Some Body"},"text":"{{{Text}}}","mentions":2,"reply_to":"m-4200"}}"""),
        Connection(Source.Internal, Secret));

    // As Standard Webhooks say, which own platforms and the relay of Discord's Gateway both do.
    private static WebhookRequest Signed(string body)
    {
        var time = Now.ToUnixTimeSeconds();
        var signature = HMACSHA256.HashData(Convert.FromBase64String(Secret[6..]), Encoding.UTF8.GetBytes($"msg-1.{time}.{body}"));
        return Request(
            body, ("Content-Type", "application/json"), ("webhook-id", "msg-1"), ("webhook-timestamp", $"{time}"), ("webhook-signature", "v1," + Convert.ToBase64String(signature)));
    }

    public static DateTimeOffset Now { get; } = new(2026, 10, 1, 12, 0, 0, TimeSpan.Zero);

    public static WebhookRequest Request(string body, params (string Name, string Value)[] headers) => new()
    {
        Method = "POST",
        Url = "https://hooks.example.org/in",
        Headers = headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase),
        Query = new Dictionary<string, string>(),
        Body = Encoding.UTF8.GetBytes(body),
        ReceivedAt = Now,
    };

    public static Connection Connection(Source source, string secret) =>
        new() { Id = new("bench"), Source = source, Community = new("bench"), Secrets = [secret] };
}
