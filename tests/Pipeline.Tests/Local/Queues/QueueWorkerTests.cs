using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Pipeline.Bus;
using Pipeline.Local.Queues;
using Pipeline.Tests.Local.Queues.Support;
using Queue = Pipeline.Bus.Queue;

namespace Pipeline.Tests.Local.Queues;

public sealed class QueueWorkerTests
{
    private static readonly IReadOnlyList<Settlement> Done = [Settlement.Completed.Instance];

    [Fact]
    public async Task What_the_stage_says_is_done_with_each_message()
    {
        await using var host = LocalBusHost.Open();
        await using var worker = host.Start(deliveries => [.. deliveries.Select(delivery => delivery.Id switch
        {
            "bad" => new Settlement.DeadLettered("unreadable", "Unreadable at $."),
            "later" when delivery.Attempt == 1 => new Settlement.Retried("IOException"),
            _ => (Settlement)Settlement.Completed.Instance,
        })]);

        await host.PublishAsync("good", "bad", "later");
        await host.UntilAsync(depth => depth is { DeadCount: 1, ScheduledCount: 1, LeasedCount: 0, WaitingCount: 0 });
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        await host.UntilAsync(depth => depth is { DeadCount: 1, ScheduledCount: 0, LeasedCount: 0, WaitingCount: 0 });
    }

    [Fact]
    public async Task A_stage_that_throws_makes_its_whole_batch_come_again_later()
    {
        await using var host = LocalBusHost.Open(host => host.BackOff.MaxAttempts = 2);
        await using var worker = host.Start(_ => throw new InvalidOperationException("with a text that nobody should read"));

        await host.PublishAsync("a", "b");
        await host.UntilAsync(depth => depth.ScheduledCount == 2);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.UntilAsync(depth => depth.DeadCount == 2);

        host.Control.DeadLetters(Queue.Events).Select(letter => letter.Description).Distinct().ShouldBe(["Attempt 2 failed: InvalidOperationException."]);
        host.Log.Of(LogLevel.Warning).ShouldAllBe(line => !line.Contains("nobody should read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stage_that_forgets_a_message_settles_none()
    {
        await using var host = LocalBusHost.Open();
        await using var worker = host.Start(_ => Done);

        await host.PublishAsync("a", "b");

        await host.UntilAsync(depth => depth.ScheduledCount == 2);
    }

    [Fact]
    public async Task As_many_batches_are_handled_at_once_as_the_stage_says()
    {
        await using var host = LocalBusHost.Open();
        using var begun = new SemaphoreSlim(0);
        var mayEnd = new TaskCompletionSource<IReadOnlyList<Settlement>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var stage = new QueueStage(Queue.Events, (_, _) =>
        {
            begun.Release();
            return mayEnd.Task;
        })
        { BatchSize = 1, ConcurrentBatches = 3 };
        await using var workers = host.Start(stage);

        await host.PublishAsync("a", "b", "c", "d");
        for (var i = 0; i < 3; i++)
            await begun.WaitAsync(TestContext.Current.CancellationToken);

        (host.Control.Depth(Queue.Events) is { LeasedCount: 3, WaitingCount: 1 }).ShouldBeTrue();
        mayEnd.SetResult(Done);
        await host.UntilAsync(depth => depth is { LeasedCount: 0, WaitingCount: 0 });
    }

    [Fact]
    public async Task When_the_host_stops_a_batch_under_way_may_end_and_no_other_begins()
    {
        await using var host = LocalBusHost.Open();
        using var begun = new SemaphoreSlim(0);
        var mayEnd = new TaskCompletionSource<IReadOnlyList<Settlement>>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var workers = host.Start(new QueueStage(Queue.Events, (_, _) =>
        {
            begun.Release();
            return mayEnd.Task;
        })
        { BatchSize = 1, ConcurrentBatches = 1 });
        await host.PublishAsync("a", "b");
        await begun.WaitAsync(TestContext.Current.CancellationToken);

        var stopping = workers.StopAsync(TestContext.Current.CancellationToken);
        stopping.IsCompleted.ShouldBeFalse();
        mayEnd.SetResult(Done);
        await stopping;

        begun.CurrentCount.ShouldBe(0);
        host.Control.Depth(Queue.Events).ShouldBe(new QueueDepth(1, 0, 0, 0, LocalBusHost.Noon));
        host.Restart();
        (await host.DrainAsync()).ShouldBe(["b"]);
    }

    [Fact]
    public async Task A_batch_that_does_not_end_in_time_is_given_back_when_the_host_stops()
    {
        await using var host = LocalBusHost.Open();
        using var begun = new SemaphoreSlim(0);
        await using var workers = host.Start(new QueueStage(Queue.Events, async (_, cancellationToken) =>
        {
            begun.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, host.Clock, cancellationToken);
            return Done;
        }));
        await host.PublishAsync("a");
        await begun.WaitAsync(TestContext.Current.CancellationToken);

        var stopping = workers.StopAsync(TestContext.Current.CancellationToken);
        host.Clock.Advance(QueueWorkers.Grace - TimeSpan.FromTicks(1));
        stopping.IsCompleted.ShouldBeFalse();
        host.Clock.Advance(TimeSpan.FromTicks(1));
        await stopping.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        (await host.ReceiveAsync()).Deliveries.ShouldHaveSingleItem().Attempt.ShouldBe(1);
    }

    [Fact]
    public async Task A_stage_that_outlives_its_lease_is_cancelled_and_another_batch_has_its_messages()
    {
        await using var host = LocalBusHost.Open();
        using var begun = new SemaphoreSlim(0);
        await using var workers = host.Start(new QueueStage(Queue.Events, async (deliveries, cancellationToken) =>
        {
            begun.Release();
            if (deliveries[0].Attempt == 1)
                await Task.Delay(Timeout.InfiniteTimeSpan, host.Clock, cancellationToken);
            return Done;
        })
        { ConcurrentBatches = 1 });
        await host.PublishAsync("a");
        await begun.WaitAsync(TestContext.Current.CancellationToken);

        host.Clock.Advance(host.Options.LeaseTime);
        await begun.WaitAsync(TestContext.Current.CancellationToken);

        await host.UntilAsync(depth => depth is { LeasedCount: 0, WaitingCount: 0, ScheduledCount: 0 });
    }

    [Fact]
    public async Task A_database_that_takes_no_settlement_costs_no_attempt()
    {
        await using var host = LocalBusHost.Open();
        await host.ExecuteAsync("CREATE TRIGGER full BEFORE INSERT ON queue_cursors BEGIN SELECT RAISE(ABORT, 'full'); END");
        var attempts = new ConcurrentQueue<int>();
        await using var workers = host.Start(new QueueStage(Queue.Events, (deliveries, _) =>
        {
            attempts.Enqueue(deliveries[0].Attempt);
            return Task.FromResult(Done);
        })
        { ConcurrentBatches = 1 });

        await host.PublishAsync("a");
        await host.UntilAsync(_ => attempts.Count == 1 && host.Log.Of(LogLevel.Error).Count == 1);
        await host.ExecuteAsync("DROP TRIGGER full");
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        await host.UntilAsync(depth => depth is { LeasedCount: 0, WaitingCount: 0 });
        attempts.ShouldBe([1, 1]);
    }
}
