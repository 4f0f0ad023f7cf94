using System.Text.Json;

namespace Pipeline.Platforms;

/// <summary>One attempt of one call to a platform, over connections that are kept. What comes back is an answer, whatever it says.</summary>
public sealed class PlatformHttp : IDisposable
{
    private const int MaxAnswerBytes = 1024 * 1024;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        MaxResponseContentBufferSize = MaxAnswerBytes,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <exception cref="HttpRequestException">No answer came.</exception>
    public async Task<PlatformAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var answer = await _http.SendAsync(request, cancellationToken);
        return new((int)answer.StatusCode, Json(await answer.Content.ReadAsByteArrayAsync(cancellationToken)), Headers(answer));
    }

    public void Dispose() => _http.Dispose();

    private static Dictionary<string, string> Headers(HttpResponseMessage answer) =>
        answer.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);

    private static JsonElement Json(byte[] body)
    {
        try
        {
            return body.Length == 0 ? default : JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            // A proxy's page in HTML, say: the status tells more.
            return default;
        }
    }
}
