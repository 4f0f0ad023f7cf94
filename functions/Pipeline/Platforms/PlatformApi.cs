using Polly;
using Polly.Retry;

namespace Pipeline.Platforms;

/// <summary>
/// Asks a platform a question, which may be asked again: twice more where no answer came, where the platform is busy (as long as it asks
/// to wait, if that is not too long) or in trouble. Never throws for what the other side does.
/// </summary>
public sealed class PlatformApi
{
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private readonly PlatformHttp _http;
    private readonly ResiliencePipeline<PlatformAnswer> _pipeline;
    private readonly ResiliencePipeline<PlatformAnswer> _once;

    public PlatformApi(PlatformHttp http, TimeProvider clock)
    {
        _http = http;
        _pipeline = new ResiliencePipelineBuilder<PlatformAnswer> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<PlatformAnswer>
            {
                MaxRetryAttempts = 2,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(IsWorthAnotherTry(arguments.Outcome)),
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter),
            })
            .AddTimeout(AttemptTimeout)
            .Build();
        _once = new ResiliencePipelineBuilder<PlatformAnswer> { TimeProvider = clock }.AddTimeout(AttemptTimeout).Build();
    }

    /// <param name="request">Makes the request, once for each attempt.</param>
    public Task<PlatformAnswer> AskAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken) =>
        _http.SendAsync(_pipeline, request, cancellationToken);

    /// <summary>For what must not be done twice: asked once, whatever comes of it.</summary>
    public Task<PlatformAnswer> AskOnceAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken) =>
        _http.SendAsync(_once, request, cancellationToken);

    private static bool IsWorthAnotherTry(Outcome<PlatformAnswer> outcome) =>
        outcome.Result is { IsBusy: true } busy ? busy.RetryAfter is not { } wait || wait <= LongestWait : PlatformHttp.IsTrouble(outcome);
}
