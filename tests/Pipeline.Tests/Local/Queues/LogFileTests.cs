using Pipeline.Bus;
using Pipeline.Tests.Local.Queues.Support;

namespace Pipeline.Tests.Local.Queues;

public sealed class LogFileTests
{
    private static readonly string Filler = new('x', 10_000);

    [Fact]
    public async Task A_full_log_file_is_followed_by_another_and_goes_once_its_messages_are_settled()
    {
        await using var host = LocalBusHost.Open();
        for (var i = 0; i < 20; i++)
            await host.PublishAsync(LocalBusHost.Message($"{i}", Filler));
        var files = host.LogFiles.Count;
        files.ShouldBeGreaterThan(3);

        await host.LetGoAsync();
        host.LogFiles.Count.ShouldBe(files);
        (await host.DrainAsync()).ShouldBe(Enumerable.Range(0, 20).Select(i => $"{i}"));
        await host.LetGoAsync();

        // The one that is written to, and perhaps the next one in advance.
        host.LogFiles.Count.ShouldBeLessThanOrEqualTo(2);
        host.Restart();
        await host.PublishAsync("more", "3");
        (await host.DrainAsync()).ShouldBe(["more"]);
    }

    [Fact]
    public async Task A_message_that_is_not_settled_keeps_its_file_and_those_behind_it()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync(LocalBusHost.Message("first", Filler));
        var held = await host.ReceiveAsync(1);
        for (var i = 0; i < 20; i++)
            await host.PublishAsync(LocalBusHost.Message($"{i}", Filler));
        await host.DrainAsync();
        var files = host.LogFiles.Count;

        await host.LetGoAsync();

        host.LogFiles.Count.ShouldBe(files);
        await host.SettleAsync(held, new Settlement.Retried("later"));
        await host.LetGoAsync();
        host.LogFiles.Count.ShouldBeLessThanOrEqualTo(2);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await host.ReceiveAsync()).Deliveries.ShouldHaveSingleItem().Body.Length.ShouldBe(Filler.Length);
    }

    [Fact]
    public async Task Settled_messages_leave_a_quiet_queues_disk_after_the_segment_time()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("secret");
        await host.DrainAsync();

        host.Clock.Advance(host.Options.SegmentTime - TimeSpan.FromTicks(1));
        await host.LetGoAsync();
        host.LogFiles.ShouldContain(file => LogBytes.Holds(file, "secret"));
        host.Clock.Advance(TimeSpan.FromTicks(1));
        await host.LetGoAsync();

        Directory.GetFiles(host.QueueFolder).ShouldAllBe(file => !LogBytes.Holds(file, "secret"));
    }

    [Fact]
    public async Task A_log_file_stays_while_its_settlement_could_be_lost_in_a_power_cut()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a");
        await host.DrainAsync();
        await host.SealAsync();
        await host.PublishAsync("b");

        await host.WhileReadingAsync(async () =>
        {
            await host.DrainAsync();
            await host.LetGoAsync();
            host.LogFiles.ShouldContain(file => LogBytes.Holds(file, "body of a"));
        });

        await host.LetGoAsync();
        host.LogFiles.ShouldAllBe(file => !LogBytes.Holds(file, "body of a"));
    }

    [Fact]
    public async Task Nobody_waits_until_the_next_log_file_is_prepared_in_full()
    {
        await using var host = LocalBusHost.Open(host => host.Disk.IsSlow = true);

        for (var i = 0; i < 20; i++)
        {
            await host.PublishAsync(LocalBusHost.Message($"{i}", Filler))
                .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }

        host.Crash();
        (await host.DrainAsync()).ShouldBe(Enumerable.Range(0, 20).Select(i => $"{i}"));
        host.Log.Of(Microsoft.Extensions.Logging.LogLevel.Warning).ShouldBeEmpty();
    }

    [Fact]
    public async Task Publishers_that_wait_share_one_flush()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("first");
        using var flushing = new SemaphoreSlim(0);
        using var mayFlush = new ManualResetEventSlim();
        host.Disk.BeforeFlush = () =>
        {
            flushing.Release();
            mayFlush.Wait();
        };
        var second = host.PublishAsync("second");
        await flushing.WaitAsync(TestContext.Current.CancellationToken);
        var before = host.Disk.FlushCount;

        var others = Enumerable.Range(0, 100).Select(i => host.PublishAsync($"{i}")).ToList();
        mayFlush.Set();
        await Task.WhenAll([second, .. others]).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        (host.Disk.FlushCount - before).ShouldBe(1);
        (await host.DrainAsync()).Count.ShouldBe(102);
    }

    [Fact]
    public async Task A_publish_that_is_cancelled_while_it_waits_is_not_written()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("first");
        using var flushing = new SemaphoreSlim(0);
        using var mayFlush = new ManualResetEventSlim();
        host.Disk.BeforeFlush = () =>
        {
            flushing.Release();
            mayFlush.Wait();
        };
        var second = host.PublishAsync("second");
        await flushing.WaitAsync(TestContext.Current.CancellationToken);
        using var cancelled = new CancellationTokenSource();
        var third = host.Bus.PublishAsync(Pipeline.Bus.Queue.Events, [LocalBusHost.Message("third")], cancelled.Token);

        await cancelled.CancelAsync();
        mayFlush.Set();

        await second;
        await Should.ThrowAsync<OperationCanceledException>(third);
        (await host.DrainAsync()).ShouldBe(["first", "second"]);
    }
}
