using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Benchmarks.Ingest;

/// <summary>The limit: Kestrel with one endpoint that verifies the same signature and parses the same body, and keeps nothing.</summary>
internal static class BareHost
{
    public static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(System.Net.IPAddress.Loopback, 0);
        });
        var app = builder.Build();
        app.MapPost(SignedRequests.Path, async context =>
        {
            var body = await ReadAsync(context.Request.BodyReader);
            var accepted = IsSigned(context.Request.Headers, body) && JsonSerializer.Deserialize(body, BareJsonContext.Default.BareEvent) is { Data.Text.Length: > 0 };
            context.Response.StatusCode = accepted ? 200 : 401;
        });
        return app;
    }

    private static async ValueTask<byte[]> ReadAsync(PipeReader reader)
    {
        while (true)
        {
            var read = await reader.ReadAsync();
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static bool IsSigned(IHeaderDictionary headers, byte[] body)
    {
        var before = $"{headers["webhook-id"]}.{headers["webhook-timestamp"]}.";
        var signed = new byte[Encoding.UTF8.GetByteCount(before) + body.Length];
        body.CopyTo(signed, Encoding.UTF8.GetBytes(before, signed));
        Span<byte> given = stackalloc byte[32];
        return Convert.TryFromBase64Chars(headers["webhook-signature"].ToString().AsSpan(3), given, out _)
            && CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(SignedRequests.Secret, signed), given);
    }
}

internal sealed record BareEvent(string Type, DateTimeOffset At, BareMessage Data);

internal sealed record BareMessage(string Channel, string Message, BarePerson Author, string Text, int Mentions);

internal sealed record BarePerson(string Id, string? Handle, string? Name);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BareEvent))]
internal sealed partial class BareJsonContext : JsonSerializerContext;
