using System.Net;
using System.Text.Json;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Pipeline.Connect;

/// <summary>
/// Calls a platform's interface for a question, which may be asked again: twice more where no answer came, where the platform is busy
/// (as long as it asks to wait, if that is not too long) or in trouble. Never throws for what the other side does.
/// </summary>
public sealed class PlatformApi : IDisposable
{
    private const int MaxAnswerBytes = 1024 * 1024;
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        MaxResponseContentBufferSize = MaxAnswerBytes,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    public PlatformApi(TimeProvider clock) => _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = 2,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = arguments => ValueTask.FromResult(IsWorthAnotherTry(arguments.Outcome)),
            DelayGenerator = arguments => ValueTask.FromResult(RetryAfter(arguments.Outcome.Result)),
        })
        .AddTimeout(AttemptTimeout)
        .Build();

    /// <param name="request">Makes the request, once for each attempt.</param>
    public async Task<PlatformAnswer> AskAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _pipeline.ExecuteAsync(
                async token =>
                {
                    using var message = request();
                    return await _http.SendAsync(message, token);
                },
                cancellationToken);
            return new((int)answer.StatusCode, Json(await answer.Content.ReadAsByteArrayAsync(cancellationToken)), Headers(answer));
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or TimeoutRejectedException)
        {
            return new(0, default, new Dictionary<string, string>());
        }
    }

    public void Dispose() => _http.Dispose();

    private static bool IsWorthAnotherTry(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or TimeoutRejectedException } => true,
        { Result.StatusCode: HttpStatusCode.TooManyRequests } => RetryAfter(outcome.Result) is not { } wait || wait <= LongestWait,
        { Result.StatusCode: >= HttpStatusCode.InternalServerError } => true,
        _ => false,
    };

    private static TimeSpan? RetryAfter(HttpResponseMessage? answer) => answer?.Headers.RetryAfter?.Delta;

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
