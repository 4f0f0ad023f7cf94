using System.Net;
using System.Net.Http.Headers;
using Pipeline.Model;

namespace Pipeline.Local.Demo;

/// <summary>How the platforms' traffic is imitated.</summary>
internal sealed record DemoTrafficOptions
{
    /// <summary>Deliveries under way at once; Telegram uses 40 for a bot (https://core.telegram.org/bots/api#setwebhook).</summary>
    public int Connections { get; init; } = 16;

    public Disorder Disorder { get; init; } = new();

    /// <summary>How often a delivery is tried that is answered 503, or 429.</summary>
    public int Attempts { get; init; } = 10;

    /// <summary>The wait before another attempt where the answer names none.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);
}

/// <summary>How far the sending is.</summary>
/// <param name="Sent">Deliveries that have their answer.</param>
/// <param name="Waits">Answers that asked to come again later.</param>
internal readonly record struct DemoTrafficProgress(long Sent, long Waits);

/// <summary>What became of the deliveries.</summary>
/// <param name="Accepted">Answered 2xx.</param>
/// <param name="Refused">How many had another answer, by status; 503 where it stayed so for all attempts.</param>
internal sealed record DemoTrafficResult(long Accepted, IReadOnlyDictionary<HttpStatusCode, long> Refused);

/// <summary>Sends deliveries as platforms do: several at once, not quite in order, some twice, and again when the host asks to.</summary>
internal sealed class DemoTraffic(HttpClient http, TimeProvider clock, DemoTrafficOptions options)
{
    private const double MostSeconds = 60;

    /// <param name="deliveries">In order of their time.</param>
    /// <param name="address">The host's, with a slash at its end.</param>
    /// <param name="secretOf">The secret of each connection.</param>
    /// <exception cref="HttpRequestException">Nobody answers at the address.</exception>
    public async Task<DemoTrafficResult> SendAsync(
        IEnumerable<DemoDelivery> deliveries,
        Uri address,
        Func<ConnectionId, string> secretOf,
        IProgress<DemoTrafficProgress>? progress,
        CancellationToken cancellationToken)
    {
        var (sent, waits, answers) = (0L, 0L, new Dictionary<HttpStatusCode, long>());
        var limits = new ParallelOptions { MaxDegreeOfParallelism = options.Connections, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(options.Disorder.Apply(deliveries), limits, async (delivery, stop) =>
        {
            var status = await DeliverAsync(delivery, address, secretOf, () => Interlocked.Increment(ref waits), stop);
            lock (answers)
                answers[status] = answers.GetValueOrDefault(status) + 1;
            progress?.Report(new(Interlocked.Increment(ref sent), Interlocked.Read(ref waits)));
        });

        var accepted = answers.Where(answer => IsSuccess(answer.Key)).Sum(answer => answer.Value);
        return new(accepted, answers.Where(answer => !IsSuccess(answer.Key)).ToDictionary());
    }

    private async Task<HttpStatusCode> DeliverAsync(
        DemoDelivery delivery, Uri address, Func<ConnectionId, string> secretOf, Action onWait, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            // Signed anew for every attempt: a signature is good for five minutes.
            using var request = SignedRequest.Of(delivery, address, secretOf(delivery.Connection.Id), clock.GetUtcNow());
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (attempt >= options.Attempts || answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests))
                return answer.StatusCode;

            onWait();
            await Task.Delay(WaitOf(answer.Headers.RetryAfter), clock, cancellationToken);
        }
    }

    private TimeSpan WaitOf(RetryConditionHeaderValue? after)
    {
        var wait = after?.Delta ?? after?.Date - clock.GetUtcNow() ?? options.Pause;
        return TimeSpan.FromSeconds(Math.Clamp(wait.TotalSeconds, 0, MostSeconds));
    }

    private static bool IsSuccess(HttpStatusCode status) => (int)status is >= 200 and < 300;
}
