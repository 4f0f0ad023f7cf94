using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Bus;
using Pipeline.Rollup;
using Pipeline.Store;
using Pipeline.Telemetry;
using Pipeline.Tests.Enforce;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Telemetry;

public sealed class FollowBatchTests : IDisposable
{
    private const string Webhook = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private const string Other = "00-1bf7651916cd43dd8448eb211c80319c-c7ad6b7169203331-01";

    private readonly List<Activity> _ended = [];
    private readonly List<(string Name, double Value, string? Outcome)> _counted = [];
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();
    private readonly StageMetrics _metrics = new();
    private readonly FakeTimeProvider _clock = new(An.At(0));

    public FollowBatchTests()
    {
        _activities = new()
        {
            ShouldListenTo = source => source.Name == PipelineTelemetry.Name,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == PipelineTelemetry.Name)
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.Start();
    }

    private FollowBatch Follow => new(_metrics, _clock);

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
        _metrics.Dispose();
    }

    [Fact]
    public async Task A_batch_is_linked_to_the_webhooks_that_its_messages_came_by_each_once()
    {
        await Follow.HandleAsync("a-function", [Of(Webhook), Of(Webhook), Of(Other), Of(null), Of("no trace")], Completed(5));

        var batch = Own("a-function");
        batch.Links.Select(link => link.Context.TraceId.ToHexString()).ShouldBe(["0af7651916cd43dd8448eb211c80319c", "1bf7651916cd43dd8448eb211c80319c"]);
        (batch.Status, batch.GetTagItem("messaging.batch.message_count")).ShouldBe((ActivityStatusCode.Unset, 5));
    }

    [Fact]
    public async Task What_came_from_one_webhook_goes_on_in_its_trace()
    {
        await Follow.HandleAsync("one-trace", [Of(Webhook)], Completed(1));

        Own("one-trace").TraceId.ToHexString().ShouldBe("0af7651916cd43dd8448eb211c80319c");
    }

    [Fact]
    public async Task Messages_are_counted_by_what_became_of_them_and_a_batch_with_a_failure_says_so()
    {
        await Follow.HandleAsync(
            "mixed", [Of(null), Of(null), Of(null)],
            () => Task.FromResult<IReadOnlyList<Settlement>>(
                [Settlement.Completed.Instance, new Settlement.Retried("IOException"), new Settlement.DeadLettered("unreadable", "at $")]));

        lock (_counted)
        {
            _counted.Where(one => one.Name == "pipeline.stage.settled").Select(one => one.Outcome)
                .ShouldBe(["completed", "retried", "dead_lettered"], ignoreOrder: true);
        }

        Own("mixed").Status.ShouldBe(ActivityStatusCode.Error);
    }

    [Fact]
    public async Task A_roll_up_is_asked_for_in_the_trace_of_what_last_changed_its_day_and_says_how_far_behind_it_is()
    {
        await using var local = LocalStore.Create();
        var bus = new KeptMessages();
        var cancelled = TestContext.Current.CancellationToken;
        var communities = new CommunityDirectory(local.Store, _clock);
        await communities.SetAsync(new() { Id = An.Club }, cancelled);
        var today = DateOnly.FromDateTime(An.At(0).UtcDateTime);
        await local.Store.PutAsync(Tables.Rollups, [new() { Community = An.Club, ClosedThrough = today.AddDays(-3), LastFactDay = today.AddDays(-3), Ended = 1 }], cancelled);
        await local.Store.PutAsync(Tables.Marks, [new(An.Club, today.AddDays(-2), "t1", Webhook)], cancelled);

        await new CloseDays(local.Store, bus, communities, _metrics, _clock).HandleAsync(cancelled);

        bus.All.ShouldHaveSingleItem().Message.TraceParent.ShouldBe(Webhook);
        lock (_counted)
            _counted.ShouldContain(one => one.Name == "pipeline.rollup.behind" && one.Value == (An.At(0) - An.At(0).UtcDateTime.Date.AddDays(-1)).TotalHours);
    }

    private static Delivery Of(string? trace) => new("id", default, 1, trace);

    private static Func<Task<IReadOnlyList<Settlement>>> Completed(int count) =>
        () => Task.FromResult<IReadOnlyList<Settlement>>([.. Enumerable.Repeat(Settlement.Completed.Instance, count)]);

    // Other tests that run meanwhile are listened to as well.
    private Activity Own(string function)
    {
        lock (_ended)
            return _ended.Single(activity => activity.OperationName == function);
    }

    private void Keep(Activity activity)
    {
        lock (_ended)
            _ended.Add(activity);
    }

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (isOwn, outcome) = (instrument.Meter.Name == PipelineTelemetry.Name, (string?)null);
        foreach (var tag in tags)
        {
            isOwn &= tag.Key != "function" || tag.Value is "a-function" or "one-trace" or "mixed";
            outcome = tag.Key == "outcome" ? tag.Value as string : outcome;
        }

        lock (_counted)
        {
            if (isOwn)
                _counted.Add((instrument.Name, value, outcome));
        }
    }
}
