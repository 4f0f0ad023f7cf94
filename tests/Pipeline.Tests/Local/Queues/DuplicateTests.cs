using Pipeline.Bus;
using Pipeline.Tests.Local.Queues.Support;

namespace Pipeline.Tests.Local.Queues;

public sealed class DuplicateTests
{
    [Fact]
    public async Task An_id_that_came_before_is_accepted_and_dropped()
    {
        await using var host = LocalBusHost.Open();

        await host.PublishAsync("a", "b", "a");
        await host.PublishAsync("b", "c");

        (await host.DrainAsync()).ShouldBe(["a", "b", "c"]);
        await host.PublishAsync("a");
        (await host.IsQuietAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task The_window_ends_after_its_time_and_not_before()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a");
        await host.DrainAsync();

        host.Clock.Advance(host.Options.DuplicateWindow - TimeSpan.FromTicks(1));
        await host.PublishAsync("b", "a");
        (await host.DrainAsync()).ShouldBe(["b"]);
        host.Clock.Advance(TimeSpan.FromTicks(1));
        await host.PublishAsync("b", "a");

        (await host.DrainAsync()).ShouldBe(["a"]);
    }

    [Fact]
    public async Task Fifty_publishers_of_one_message_at_once_return_when_it_is_on_the_disk_and_it_is_delivered_once()
    {
        await using var host = LocalBusHost.Open();
        using var flushing = new SemaphoreSlim(0);
        using var mayFlush = new ManualResetEventSlim();
        host.Disk.BeforeFlush = () =>
        {
            flushing.Release();
            mayFlush.Wait();
        };

        var publishes = Enumerable.Range(0, 50).Select(_ => Task.Run(() => host.PublishAsync("a"))).ToList();
        await flushing.WaitAsync(TestContext.Current.CancellationToken);

        publishes.ShouldAllBe(publish => !publish.IsCompleted);
        (await host.IsQuietAsync()).ShouldBeTrue();
        mayFlush.Set();
        await Task.WhenAll(publishes).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        (await host.DrainAsync()).ShouldBe(["a"]);
    }

    [Fact]
    public async Task Ids_are_remembered_after_a_crash()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a", "b");
        await host.DrainAsync();

        host.Crash();
        await host.PublishAsync("b", "c", "a");

        (await host.DrainAsync()).ShouldBe(["c"]);
    }

    [Fact]
    public async Task Ids_are_remembered_after_their_log_file_is_gone_and_forgotten_after_the_window()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a", "b");
        await host.DrainAsync();
        host.Clock.Advance(host.Options.SegmentTime);
        await host.LetGoAsync();
        host.LogFiles.ShouldAllBe(file => !LogBytes.Holds(file, "body of a"));

        host.Restart();
        await host.PublishAsync("b", "c");
        (await host.DrainAsync()).ShouldBe(["c"]);

        host.Clock.Advance(host.Options.DuplicateWindow);
        await host.LetGoAsync();
        host.Restart();
        await host.PublishAsync("a");
        (await host.DrainAsync()).ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_damaged_file_of_ids_lets_a_message_come_once_more_and_says_so()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a");
        await host.DrainAsync();
        host.Clock.Advance(host.Options.SegmentTime);
        await host.LetGoAsync();

        host.Restart(() => LogBytes.Flip(Directory.GetFiles(host.QueueFolder, "*.ids").Single(), -1));
        await host.PublishAsync("a");

        (await host.DrainAsync()).ShouldBe(["a"]);
        host.Log.Of(Microsoft.Extensions.Logging.LogLevel.Warning).ShouldHaveSingleItem().ShouldContain(".ids is damaged");
    }

    [Fact]
    public async Task An_id_whose_write_failed_is_new_when_it_comes_again()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a");
        host.Disk.FlushFailure = new IOException("broken");
        await Should.ThrowAsync<BusUnavailableException>(() => host.PublishAsync("b", "a"));

        host.Disk.FlushFailure = null;
        await host.PublishAsync("a", "b");

        (await host.DrainAsync()).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task The_most_recent_ids_are_remembered_when_there_are_too_many()
    {
        await using var host = LocalBusHost.Open(host => host.Options.MostRememberedIds = 1_000);
        for (var i = 0; i < 30; i++)
            await host.PublishAsync([.. Enumerable.Range(i * 100, 100).Select(id => $"{id}")]);
        (await host.DrainAsync()).Count.ShouldBe(3_000);

        await host.PublishAsync([.. Enumerable.Range(2_500, 500).Select(id => $"{id}")]);
        (await host.IsQuietAsync()).ShouldBeTrue();
        await host.PublishAsync("0");
        (await host.DrainAsync()).ShouldBe(["0"]);
    }
}
