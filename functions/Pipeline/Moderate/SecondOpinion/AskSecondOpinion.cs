using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using Pipeline.Text;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Timeout;

namespace Pipeline.Moderate.SecondOpinion;

/// <summary>Asks a provider about texts whose local score is near the threshold, where the answer could change what is done; never about others.</summary>
public sealed partial class AskSecondOpinion : IDisposable
{
    private const double BreakAtFailures = 0.5;
    private const int FewestQuestions = 4;

    private readonly OpinionProvider _provider;
    private readonly ILogger<AskSecondOpinion> _logger;
    private readonly SlidingWindowRateLimiter _limiter;
    private readonly ResiliencePipeline _pipeline;

    public AskSecondOpinion(OpinionProvider provider, SecondOpinionOptions options, TimeProvider clock, ILogger<AskSecondOpinion> logger)
    {
        (_provider, IsOn, _logger) = (provider, options.IsOn, logger);
        _limiter = new(new() { PermitLimit = options.PerSecond, Window = TimeSpan.FromSeconds(1), SegmentsPerWindow = 4, QueueLimit = 0 });
        _pipeline = Build(options, clock, _limiter);
    }

    /// <summary>Whether anybody is asked at all.</summary>
    public bool IsOn { get; }

    /// <summary>Toxicity from where the most sensitive community flags to where any removes: outside of it no answer changes anything.</summary>
    public static bool IsUnsure(TextScores scores, TextThresholds thresholds) =>
        scores.Toxic >= thresholds.For(TextTask.Toxic, TextUse.Flag, Sensitivity.High)
        && scores.Toxic < thresholds.For(TextTask.Toxic, TextUse.Remove, Sensitivity.High);

    public async Task<Opinion> HandleAsync(string text, TextScores scores, CancellationToken cancellationToken)
    {
        if (!IsOn || !IsUnsure(scores, TextScorer.Default.Thresholds))
            return Opinion.NotNeeded;

        try
        {
            var harm = await _pipeline.ExecuteAsync(
                static async (state, token) => await state._provider.HarmOfAsync(state.text, token), (_provider, text), cancellationToken);
            return new(_provider.Name, harm, IsDegraded: false);
        }
        catch (Exception away) when (IsAway(away, cancellationToken))
        {
            // The local verdict stands, and says that it stands alone.
            LogAway(_provider.Name, away.GetType().Name);
            return new(_provider.Name, Harm: null, IsDegraded: true);
        }
    }

    public void Dispose() => _limiter.Dispose();

    private static bool IsAway(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or TimeoutRejectedException or BrokenCircuitException or RateLimiterRejectedException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    // From the outside in: what is over the rate is not asked, what is broken is not tried, and each attempt has its own time.
    private static ResiliencePipeline Build(SecondOpinionOptions options, TimeProvider clock, RateLimiter limiter) => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRateLimiter(limiter)
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = options.Retries,
            Delay = options.RetryDelay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(IsPassing).Handle<TimeoutRejectedException>(),
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = BreakAtFailures,
            MinimumThroughput = FewestQuestions,
            SamplingDuration = options.BreakDuration,
            BreakDuration = options.BreakDuration,
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<TimeoutRejectedException>(),
        })
        .AddTimeout(options.Timeout)
        .Build();

    private static bool IsPassing(HttpRequestException failure) =>
        failure.StatusCode is null or System.Net.HttpStatusCode.TooManyRequests or System.Net.HttpStatusCode.RequestTimeout or >= System.Net.HttpStatusCode.InternalServerError;

    [LoggerMessage(Level = LogLevel.Warning, Message = "No second opinion from {Provider} ({Reason}); the local verdict stands")]
    private partial void LogAway(string provider, string reason);
}
