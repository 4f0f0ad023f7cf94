using System.Text.Json;
using Polly;
using Polly.Timeout;

namespace Pipeline.Platforms;

/// <summary>Calls to platforms, over connections that are kept. What comes back is an answer, whatever it says and whether or not it came.</summary>
public sealed class PlatformHttp : IDisposable
{
    private const int MaxAnswerBytes = 1024 * 1024;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        MaxResponseContentBufferSize = MaxAnswerBytes,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <param name="pipeline">How often, how long, and when not at all.</param>
    /// <param name="request">Makes the request, once for each attempt.</param>
    public async Task<PlatformAnswer> SendAsync(
        ResiliencePipeline<PlatformAnswer> pipeline, Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(
                async token =>
                {
                    using var message = request();
                    using var answer = await _http.SendAsync(message, token);
                    return new PlatformAnswer((int)answer.StatusCode, Json(await answer.Content.ReadAsByteArrayAsync(token)), Headers(answer));
                },
                cancellationToken);
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or TimeoutRejectedException)
        {
            return PlatformAnswer.None;
        }
    }

    /// <summary>Whether no answer came, or one that says that the platform is in trouble.</summary>
    internal static bool IsTrouble(Outcome<PlatformAnswer> outcome) =>
        outcome.Exception is HttpRequestException or TimeoutRejectedException || outcome.Result is { IsTrouble: true };

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
