using System.Text;
using Pipeline.Bus;
using Pipeline.Tests.Local.Queues.Support;
using Queue = Pipeline.Bus.Queue;

namespace Pipeline.Tests.Local.Queues;

public sealed class QueueControlTests
{
    private static readonly Settlement Dead = new Settlement.DeadLettered("unreadable", "Unreadable at $.");

    [Fact]
    public async Task The_depth_tells_where_every_message_is()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("dead");
        await host.SettleAsync(await host.ReceiveAsync(), Dead);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.PublishAsync("retried");
        await host.SettleAsync(await host.ReceiveAsync(), new Settlement.Retried("IOException"));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.PublishAsync("leased", "waits", "waits too");
        await host.ReceiveAsync(1);

        host.Control.Depth(Queue.Events).ShouldBe(new QueueDepth(2, 1, 1, 1, LocalBusHost.Noon.AddSeconds(1)));
        host.Control.Depth(Queue.Rollups).ShouldBe(new QueueDepth(0, 0, 0, 0, null));
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        host.Control.Depth(Queue.Events).ShouldBe(new QueueDepth(3, 1, 0, 1, LocalBusHost.Noon.AddSeconds(1)));
        host.Restart();
        host.Control.Depth(Queue.Events).ShouldBe(new QueueDepth(4, 0, 0, 1, LocalBusHost.Noon.AddSeconds(1)));
    }

    [Fact]
    public async Task A_message_for_later_makes_no_queue_old()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync(LocalBusHost.Message("later") with { NotBefore = LocalBusHost.Noon.AddDays(1) });

        (await host.IsQuietAsync()).ShouldBeTrue();

        host.Control.Depth(Queue.Events).ShouldBe(new QueueDepth(0, 0, 1, 0, null));
    }

    [Fact]
    public async Task After_a_restart_the_age_is_that_of_the_oldest_message_in_the_log()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("old", "settled");
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.PublishAsync("new");
        await host.ReceiveAsync(1);
        await host.SettleAsync(await host.ReceiveAsync(1), Settlement.Completed.Instance);

        host.Restart();

        host.Control.Depth(Queue.Events).ShouldBe(new QueueDepth(2, 0, 0, 0, LocalBusHost.Noon));
    }

    [Fact]
    public async Task Dead_letters_are_listed_page_by_page_in_the_order_in_which_they_were_published()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync(LocalBusHost.Message("a", "body") with { TraceParent = "00-trace-01" }, LocalBusHost.Message("b"), LocalBusHost.Message("c"));
        await host.SettleAsync(await host.ReceiveAsync(), Dead);

        var first = host.Control.DeadLetters(Queue.Events, most: 2);
        var second = host.Control.DeadLetters(Queue.Events, after: first[^1].Sequence, most: 2);

        first.Select(letter => letter.Id).ShouldBe(["a", "b"]);
        second.Select(letter => letter.Id).ShouldBe(["c"]);
        (Encoding.UTF8.GetString(first[0].Body.Span), first[0].TraceParent).ShouldBe(("body", "00-trace-01"));
        host.Control.DeadLetters(Queue.Events, after: second[^1].Sequence).ShouldBeEmpty();
        host.Control.DeadLetters(Queue.Rollups).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_replayed_dead_letter_comes_again_as_the_first_attempt_though_its_id_is_known()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync(LocalBusHost.Message("a") with { TraceParent = "00-trace-01" }, LocalBusHost.Message("b"));
        await host.SettleAsync(await host.ReceiveAsync(), Dead);

        (await host.Control.ReplayAsync(Queue.Events, "a", TestContext.Current.CancellationToken)).ShouldBe(1);

        host.Crash();
        var again = (await host.ReceiveAsync()).Deliveries.ShouldHaveSingleItem();
        (again.Id, again.Attempt, again.TraceParent).ShouldBe(("a", 1, "00-trace-01"));
        again.Body.ToArray().ShouldBe(LocalBusHost.Message("a").Body.ToArray());
        host.Control.DeadLetters(Queue.Events).ShouldHaveSingleItem().Id.ShouldBe("b");
        await host.PublishAsync("a");
        (await host.IsQuietAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task All_dead_letters_are_replayed_once_also_when_they_die_again_at_once()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync([.. Enumerable.Range(0, 250).Select(i => $"{i}")]);
        await host.SettleAsync(await host.ReceiveAsync(250), Dead);
        await using var dying = host.Start(deliveries => [.. deliveries.Select(_ => Dead)]);

        (await host.Control.ReplayAsync(Queue.Events, null, TestContext.Current.CancellationToken)).ShouldBe(250);

        await host.UntilAsync(depth => depth is { WaitingCount: 0, LeasedCount: 0 });
        host.Control.Depth(Queue.Events).DeadCount.ShouldBe(250);
    }

    [Fact]
    public async Task A_dead_letter_stays_when_the_queue_cannot_take_it_back()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a");
        await host.SettleAsync(await host.ReceiveAsync(), Dead);
        host.Disk.FlushFailure = new IOException("Input/output error");

        await Should.ThrowAsync<BusUnavailableException>(() => host.Control.ReplayAsync(Queue.Events, "a", TestContext.Current.CancellationToken));

        host.Control.DeadLetters(Queue.Events).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Dead_letters_are_deleted_one_by_one_or_all()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a", "b", "c");
        await host.SettleAsync(await host.ReceiveAsync(), Dead);

        (await host.Control.DeleteAsync(Queue.Events, "b", TestContext.Current.CancellationToken)).ShouldBe(1);
        host.Control.DeadLetters(Queue.Events).Select(letter => letter.Id).ShouldBe(["a", "c"]);
        (await host.Control.DeleteAsync(Queue.Events, "b", TestContext.Current.CancellationToken)).ShouldBe(0);
        (await host.Control.DeleteAsync(Queue.Events, null, TestContext.Current.CancellationToken)).ShouldBe(2);

        host.Control.Depth(Queue.Events).DeadCount.ShouldBe(0);
        (await host.IsQuietAsync()).ShouldBeTrue();
    }
}
