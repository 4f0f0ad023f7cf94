using System.Diagnostics;
using Pipeline.Bus;

namespace Pipeline.Telemetry;

/// <summary>
/// Does a batch of a queue within an activity of its function that is linked to whatever each message came from, so that an event can be
/// followed from its webhook on (<see href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/"/>), and counts how its
/// messages were settled.
/// </summary>
public sealed class FollowBatch(StageMetrics metrics, TimeProvider clock)
{
    /// <param name="function">Its name.</param>
    public async Task<IReadOnlyList<Settlement>> HandleAsync(
        string function, IReadOnlyList<Delivery> deliveries, Func<Task<IReadOnlyList<Settlement>>> stage)
    {
        using var activity = Start(function, deliveries);
        var began = clock.GetTimestamp();
        var settlements = await stage();
        metrics.Took(function, clock.GetElapsedTime(began));
        foreach (var settlement in settlements)
            metrics.Settled(function, NameOf(settlement));
        if (settlements.Any(settlement => settlement is not Settlement.Completed))
            activity?.SetStatus(ActivityStatusCode.Error);
        return settlements;
    }

    private static Activity? Start(string function, IReadOnlyList<Delivery> deliveries)
    {
        if (!PipelineTelemetry.Source.HasListeners())
            return null;

        var origins = deliveries.Select(delivery => delivery.TraceParent).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(trace => ActivityContext.TryParse(trace, null, isRemote: true, out var context) ? context : default)
            .Where(context => context != default).ToList();

        // Where no host has begun a trace of its own, what came from one place goes on in its trace.
        var parent = Activity.Current is null && origins is [var only] ? only : default;
        var activity = PipelineTelemetry.Source.StartActivity(
            function, ActivityKind.Consumer, parent, links: origins.Select(origin => new ActivityLink(origin)));
        return activity?.SetTag("messaging.batch.message_count", deliveries.Count);
    }

    private static string NameOf(Settlement settlement) => settlement switch
    {
        Settlement.DeadLettered => "dead_lettered",
        Settlement.Retried => "retried",
        _ => "completed",
    };
}
