using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Ingest;

namespace Pipeline.Tests.Ingest.Support;

/// <summary>Deliveries of an own platform, signed as its programmers would: without a line of the code that checks them.</summary>
internal static class Own
{
    public const string Secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    public const string Plain = "application/json";
    public const string Structured = "application/cloudevents+json";
    public const string Batched = "application/cloudevents-batch+json";

    public static IngestStage Stage(params (string Key, string Value)[] more) => IngestStage.With(
        [("crm:Source", "internal"), ("crm:Community", "club"), ("crm:Secrets:0", Secret), .. more]);

    public static WebhookRequest Signed(string body, string contentType = Plain, string id = "msg_1", params (string Name, string Value)[] more) =>
        Signed(Encoding.UTF8.GetBytes(body), contentType, id, more);

    public static WebhookRequest Signed(byte[] body, string contentType = Plain, string id = "msg_1", params (string Name, string Value)[] more)
    {
        var time = Time(TimeSpan.Zero);
        return A.Post(body, [("Content-Type", contentType), ("webhook-id", id), ("webhook-timestamp", time), ("webhook-signature", Sign(id, time, body)), .. more]);
    }

    /// <summary>With a secret as it is, and no id of the delivery.</summary>
    public static WebhookRequest WithToken(string body, string contentType = Plain, params (string Name, string Value)[] more) =>
        A.Post(body, [("Content-Type", contentType), ("Authorization", "Bearer " + Secret), .. more]);

    public static string Sign(string id, string time, ReadOnlySpan<byte> body, string secret = Secret)
    {
        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{time}."), .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret.Replace("whsec_", "", StringComparison.Ordinal)), content));
    }

    /// <summary>The signed time, this far from the stage's clock.</summary>
    public static string Time(TimeSpan ahead) => (IngestStage.Now + ahead).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public static string Event(
        string type = "voice.joined", string data = """{"member":{"id":"u-1"}}""", string rest = "\"at\":\"2026-08-01T10:00:00Z\"") =>
        $$"""{"type":"{{type}}",{{rest}},"data":{{data}}}""";

    public static string CloudEvent(
        string type = "voice.joined", string data = """{"member":{"id":"u-1"}}""", string id = "1", string source = "/crm") =>
        Event(type, data, $"\"specversion\":\"1.0\",\"id\":\"{id}\",\"source\":\"{source}\",\"time\":\"2026-08-01T10:00:00Z\"");

    /// <summary>What a stage with one connection of an own platform makes of it.</summary>
    public static async Task<string> ToldAsync(WebhookRequest request, params (string Key, string Value)[] settings)
    {
        await using var stage = Stage(settings);
        return Told.By(stage.Read("crm", request));
    }
}
