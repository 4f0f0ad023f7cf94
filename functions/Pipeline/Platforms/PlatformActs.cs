using System.Collections.Concurrent;
using System.Globalization;
using Polly;
using Polly.CircuitBreaker;
using Polly.Registry;
using Polly.Retry;

namespace Pipeline.Platforms;

/// <summary>Where an act goes: limits and trouble of one place are not another's.</summary>
/// <param name="Connection">Whose token it is.</param>
/// <param name="Place">The chat, channel or server.</param>
public readonly record struct ActPlace(string Connection, string Place);

/// <summary>
/// Carries acts out, through one pipeline for each connection and chat: waits as long as the platform asks (a short while here, longer is
/// the caller's to schedule), tries again only what cannot be done twice by it, and stops asking a platform that keeps failing.
/// </summary>
public sealed class PlatformActs(PlatformHttp http, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly ResiliencePipelineRegistry<(ActPlace Place, bool IsRepeatable)> _pipelines = new();
    private readonly ConcurrentDictionary<ActPlace, DateTimeOffset> _notBefore = new();

    /// <param name="place">Where.</param>
    /// <param name="isRepeatable">Whether doing it twice is as good as once: a deletion is, a message is not.</param>
    /// <param name="request">Makes the request, once for each attempt.</param>
    public async Task<PlatformAnswer> DoAsync(ActPlace place, bool isRepeatable, Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        // A spent bucket (X-RateLimit-Remaining: 0) is waited for before anything is sent: refused calls count against us, too.
        if (_notBefore.TryGetValue(place, out var notBefore) && notBefore - clock.GetUtcNow() is { Ticks: > 0 } wait)
            return Busy(wait);

        var pipeline = _pipelines.GetOrAddPipeline<PlatformAnswer>((place, isRepeatable), (builder, _) => Build(builder, isRepeatable));
        try
        {
            var answer = await http.SendAsync(pipeline, request, cancellationToken);
            if (answer.Headers.GetValueOrDefault("X-RateLimit-Remaining") == "0" && answer.Header("X-RateLimit-Reset-After") is { } reset)
                _notBefore[place] = clock.GetUtcNow() + reset;
            return answer;
        }
        catch (BrokenCircuitException)
        {
            return Busy(Pause);
        }
    }

    public void Dispose() => _pipelines.Dispose();

    private void Build(ResiliencePipelineBuilder<PlatformAnswer> builder, bool isRepeatable)
    {
        builder.TimeProvider = clock;
        builder
            .AddRetry(new RetryStrategyOptions<PlatformAnswer>
            {
                MaxRetryAttempts = 3,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(IsWorthAnotherTry(arguments.Outcome, isRepeatable)),
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<PlatformAnswer>
            {
                MinimumThroughput = 8,
                BreakDuration = Pause,
                SamplingDuration = Pause,
                ShouldHandle = arguments => ValueTask.FromResult(PlatformHttp.IsTrouble(arguments.Outcome)),
            })
            .AddTimeout(AttemptTimeout);
    }

    // What was refused for being too much was certainly not done; what got no answer may have been.
    private static bool IsWorthAnotherTry(Outcome<PlatformAnswer> outcome, bool isRepeatable) =>
        outcome.Result is { IsBusy: true } busy ? busy.RetryAfter is not { } wait || wait <= LongestWait : isRepeatable && PlatformHttp.IsTrouble(outcome);

    private static PlatformAnswer Busy(TimeSpan wait) => new(429, default, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["Retry-After"] = wait.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture),
    });
}
