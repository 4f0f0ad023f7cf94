using Pipeline.Ingest;

namespace Pipeline.Tests.Local.Demo;

internal static class Requests
{
    /// <summary>What a host hands to ingestion when this request arrives.</summary>
    public static WebhookRequest Of(HttpRequestMessage request, ReadOnlyMemory<byte> body, DateTimeOffset receivedAt) => new()
    {
        Method = request.Method.Method,
        Url = request.RequestUri!.AbsoluteUri,
        Headers = request.Headers.Concat(request.Content!.Headers)
            .ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase),
        Query = new Dictionary<string, string>(),
        Body = body,
        ReceivedAt = receivedAt,
    };
}
