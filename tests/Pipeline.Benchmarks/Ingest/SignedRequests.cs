using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pipeline.Model;

namespace Pipeline.Benchmarks.Ingest;

/// <summary>Requests as bytes on the wire, signed as Standard Webhooks, each with an id of its own: what is measured is the server, not the client.</summary>
internal static class SignedRequests
{
    public const string Path = "/api/webhooks/internal/bench";

    private const int TextLength = 800;

    public static byte[] Secret { get; } = SHA256.HashData("the benchmark's secret"u8);

    public static string SecretText => "whsec_" + Convert.ToBase64String(Secret);

    public static byte[][] Make(int count, int round)
    {
        var now = TimeProvider.System.GetUtcNow();
        var text = new StringBuilder();
        while (text.Length < TextLength)
            text.Append("The payout rules changed last week, and partners ask what it means for them. ");

        return [.. Enumerable.Range(0, count).Select(i => One($"{round}-{i}", now, text.ToString(0, TextLength)))];
    }

    /// <summary>Joins and messages as the platform of a connection of its own would send them, now.</summary>
    public static byte[][] Of(IEnumerable<CommunityEvent> events)
    {
        var now = TimeProvider.System.GetUtcNow();
        return [.. events.Select(happened => Signed(happened.Id.Value, now, JsonSerializer.Serialize(happened switch
        {
            MessagePosted message => Written("message.posted", message.At, DataOf(message)),
            MemberJoined joined => Written("member.joined", joined.At, new { member = DataOf(joined.Member) }),
            _ => throw new ArgumentException($"A {happened.GetType().Name} is not written here.", nameof(events)),
        })))];
    }

    private static object Written(string type, DateTimeOffset at, object data) => new { type, at, data };

    private static object DataOf(MessagePosted message) => new
    {
        channel = message.Channel.Value,
        message = message.Message.Value,
        author = DataOf(message.Author),
        text = message.Content.Text,
        reply_to = message.ReplyTo?.Value,
    };

    private static object DataOf(Person person) => new { id = person.PlatformId, handle = person.Handle, name = person.Name };

    private static byte[] One(string id, DateTimeOffset now, string text)
    {
        var at = now.ToString("O", CultureInfo.InvariantCulture);
        var body = $$$"""{"type":"message.posted","at":"{{{at}}}","data":{"channel":"general","message":"{{{id}}}","author":{"id":"u{{{id.GetHashCode(StringComparison.Ordinal) & 255}}}","handle":"somebody","name":"Some Body"},"text":"{{{text}}}","mentions":2,"reply_to":"{{{id}}}x"}}""";
        return Signed(id, now, body);
    }

    private static byte[] Signed(string id, DateTimeOffset now, string body)
    {
        var time = now.ToUnixTimeSeconds();
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes($"{id}.{time}.{body}")));
        return Encoding.UTF8.GetBytes(
            $"POST {Path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n"
            + $"webhook-id: {id}\r\nwebhook-timestamp: {time}\r\nwebhook-signature: v1,{signature}\r\n\r\n{body}");
    }
}
