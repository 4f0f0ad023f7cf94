using System.Collections.Concurrent;
using System.Text;
using Pipeline.Bus;
using Pipeline.Tests.Local.Queues.Support;

namespace Pipeline.Tests.Local.Queues;

public sealed class LocalQueueTests
{
    [Fact]
    public async Task A_published_message_is_delivered_whole_and_is_gone_once_it_is_completed()
    {
        await using var host = LocalBusHost.Open();
        var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        await host.PublishAsync(LocalBusHost.Message("a", "héllo") with { TraceParent = trace });
        var lease = await host.ReceiveAsync();

        var delivery = lease.Deliveries.ShouldHaveSingleItem();
        (delivery.Id, Encoding.UTF8.GetString(delivery.Body.Span), delivery.Attempt, delivery.TraceParent).ShouldBe(("a", "héllo", 1, trace));
        (await host.SettleAsync(lease, Settlement.Completed.Instance)).ShouldBeTrue();
        (await host.IsQuietAsync()).ShouldBeTrue();
        host.Restart();
        (await host.IsQuietAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_message_read_from_the_log_after_a_restart_is_the_one_that_was_published()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync(LocalBusHost.Message("ä", "héllo") with { TraceParent = "00-trace-01" }, LocalBusHost.Message("b", ""));

        host.Restart();
        var deliveries = (await host.ReceiveAsync()).Deliveries;

        deliveries.Select(delivery => (delivery.Id, Encoding.UTF8.GetString(delivery.Body.Span), delivery.Attempt, delivery.TraceParent))
            .ShouldBe([("ä", "héllo", 1, "00-trace-01"), ("b", "", 1, null)]);
    }

    [Fact]
    public async Task Messages_come_in_batches_in_the_order_in_which_they_were_published()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a", "b", "c");
        await host.PublishAsync("d");

        var first = await host.ReceiveAsync(3);
        var second = await host.ReceiveAsync(3);

        first.Deliveries.Select(delivery => delivery.Id).ShouldBe(["a", "b", "c"]);
        second.Deliveries.Select(delivery => delivery.Id).ShouldBe(["d"]);
    }

    [Fact]
    public async Task A_receiver_that_waits_is_woken_by_a_publish()
    {
        await using var host = LocalBusHost.Open();

        var received = host.ReceiveAsync();
        received.IsCompleted.ShouldBeFalse();
        await host.PublishAsync("a");

        (await received).Deliveries.ShouldHaveSingleItem().Id.ShouldBe("a");
    }

    [Fact]
    public async Task A_receiver_that_gave_up_takes_no_message_from_the_others()
    {
        await using var host = LocalBusHost.Open();
        using var cancelled = new CancellationTokenSource();
        var gaveUp = host.Queue.ReceiveAsync(1, cancelled.Token);
        var waits = host.ReceiveAsync();

        await cancelled.CancelAsync();
        await host.PublishAsync("a");

        await Should.ThrowAsync<OperationCanceledException>(gaveUp);
        (await waits).Deliveries.ShouldHaveSingleItem().Id.ShouldBe("a");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task What_is_published_while_a_receiver_is_behind_is_read_from_the_log_when_its_turn_comes(int bytesInMemory)
    {
        await using var host = LocalBusHost.Open(host => host.Options.MostBytesInMemory = bytesInMemory);

        for (var i = 0; i < 20; i++)
        {
            await host.PublishAsync($"{i}a", $"{i}b", $"{i}c");
            (await host.DrainAsync()).ShouldBe([$"{i}a", $"{i}b", $"{i}c"]);
        }

        host.Log.Of(Microsoft.Extensions.Logging.LogLevel.Error).ShouldBeEmpty();
    }

    [Fact]
    public async Task Receivers_at_once_share_the_messages_without_one_being_delivered_twice()
    {
        await using var host = LocalBusHost.Open(host => host.Options.MostBytesInMemory = 4 * 1024);
        var delivered = new ConcurrentBag<string>();
        using var stopped = new CancellationTokenSource();
        async Task ReceiveUntilStoppedAsync()
        {
            try
            {
                while (delivered.Count < 2_000)
                {
                    var lease = await host.Queue.ReceiveAsync(7, stopped.Token);
                    foreach (var delivery in lease.Deliveries)
                        delivered.Add(delivery.Id);
                    await host.SettleAsync(lease, Settlement.Completed.Instance);
                }

                await stopped.CancelAsync();
            }
            catch (OperationCanceledException) when (stopped.IsCancellationRequested)
            {
                // Another one received the last message.
            }
        }

        async Task RetainUntilStoppedAsync()
        {
            while (!stopped.IsCancellationRequested)
                await host.Queue.RetainAsync(TestContext.Current.CancellationToken);
        }

        var cancellationToken = TestContext.Current.CancellationToken;
        var work = Enumerable.Range(0, 8).Select(_ => Task.Run(ReceiveUntilStoppedAsync, cancellationToken)).ToList();
        work.Add(Task.Run(RetainUntilStoppedAsync, cancellationToken));
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => host.PublishAsync(
            [.. Enumerable.Range(0, 20).Select(j => LocalBusHost.Message($"{i}-{j}", new string('x', 200)))])));
        await Task.WhenAll(work).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        delivered.Count.ShouldBe(2_000);
        delivered.Distinct().Count().ShouldBe(2_000);
        host.Log.Of(Microsoft.Extensions.Logging.LogLevel.Error).ShouldBeEmpty();
        host.Restart();
        (await host.IsQuietAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_settled_out_of_order_does_not_come_again_after_a_restart()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a", "b", "c", "d", "e");
        var (first, second, third) = (await host.ReceiveAsync(2), await host.ReceiveAsync(1), await host.ReceiveAsync(2));

        await host.SettleAsync(third, Settlement.Completed.Instance);
        await host.SettleAsync(first, Settlement.Completed.Instance);
        host.Crash();

        (await host.DrainAsync()).ShouldBe(second.Deliveries.Select(delivery => delivery.Id));
    }

    [Fact]
    public async Task A_settlement_that_could_not_be_written_is_none()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a");
        var lease = await host.ReceiveAsync();

        await Should.ThrowAsync<OperationCanceledException>(
            host.Queue.SettleAsync(lease, [Settlement.Completed.Instance], new CancellationToken(canceled: true)));

        host.Clock.Advance(host.Options.LeaseTime);
        (await host.ReceiveAsync()).Deliveries.ShouldHaveSingleItem().Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task Queues_do_not_mix()
    {
        await using var host = LocalBusHost.Open();
        await host.Bus.PublishAsync(Pipeline.Bus.Queue.Rollups, [LocalBusHost.Message("a")], TestContext.Current.CancellationToken);
        await host.PublishAsync("a");

        var rollup = await host.Bus[Pipeline.Bus.Queue.Rollups].ReceiveAsync(10, TestContext.Current.CancellationToken);
        var lease = await host.ReceiveAsync();

        rollup.Deliveries.ShouldHaveSingleItem();
        lease.Deliveries.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(129)]
    public async Task An_id_that_Service_Bus_would_not_take_is_refused(int length)
    {
        await using var host = LocalBusHost.Open();

        await Should.ThrowAsync<ArgumentException>(() => host.PublishAsync(new string('i', length)));
    }

    [Fact]
    public async Task A_message_that_is_larger_than_Service_Bus_takes_is_poison()
    {
        await using var host = LocalBusHost.Open();

        var poison = await Should.ThrowAsync<PoisonException>(() => host.PublishAsync(new BusMessage("a", new byte[256 * 1024])));

        poison.Reason.ShouldBe("too-large");
        await host.PublishAsync(new BusMessage("a", new byte[255 * 1024]));
        (await host.ReceiveAsync()).Deliveries.ShouldHaveSingleItem().Body.Length.ShouldBe(255 * 1024);
    }
}
