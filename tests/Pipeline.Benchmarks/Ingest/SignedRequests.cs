using System.Globalization;
using System.Security.Cryptography;
using System.Text;

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

    private static byte[] One(string id, DateTimeOffset now, string text)
    {
        var at = now.ToString("O", CultureInfo.InvariantCulture);
        var body = $$$"""{"type":"message.posted","at":"{{{at}}}","data":{"channel":"general","message":"{{{id}}}","author":{"id":"u{{{id.GetHashCode(StringComparison.Ordinal) & 255}}}","handle":"somebody","name":"Some Body"},"text":"{{{text}}}","mentions":2,"reply_to":"{{{id}}}x"}}""";
        var time = now.ToUnixTimeSeconds();
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes($"{id}.{time}.{body}")));
        return Encoding.UTF8.GetBytes(
            $"POST {Path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n"
            + $"webhook-id: {id}\r\nwebhook-timestamp: {time}\r\nwebhook-signature: v1,{signature}\r\n\r\n{body}");
    }
}
