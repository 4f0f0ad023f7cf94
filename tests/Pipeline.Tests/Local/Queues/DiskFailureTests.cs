using Pipeline.Bus;
using Pipeline.Tests.Local.Queues.Support;

namespace Pipeline.Tests.Local.Queues;

public sealed class DiskFailureTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(1_000_000)]
    public async Task A_failed_write_is_told_to_everybody_who_waited_and_the_log_goes_on_in_another_file(int written)
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("before");
        var file = host.LogFiles.Single(file => LogBytes.Holds(file, "before"));
        host.Disk.WrittenBeforeFailure = written;
        host.Disk.WriteFailure = new IOException("No space left on device");

        var refused = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Should.ThrowAsync<BusUnavailableException>(() => host.PublishAsync($"{i}"))));

        refused.ShouldAllBe(exception => exception.InnerException is IOException);
        host.Disk.WriteFailure = null;
        await host.PublishAsync("after", "3");
        host.LogFiles.Single(file => LogBytes.Holds(file, "after")).ShouldNotBe(file);
        host.Crash();
        (await host.DrainAsync()).ShouldBe(["before", "after", "3"]);
        host.Log.Of(Microsoft.Extensions.Logging.LogLevel.Error).ShouldAllBe(line => line.Contains("were refused", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_failed_flush_nothing_of_that_write_is_delivered_though_its_bytes_are_in_the_file()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("before");
        host.Disk.FlushFailure = new IOException("Input/output error");

        await Should.ThrowAsync<BusUnavailableException>(() => host.PublishAsync("refused"));

        (await host.DrainAsync()).ShouldBe(["before"]);
        host.Disk.FlushFailure = null;
        await host.PublishAsync("after");
        host.Crash();
        (await host.DrainAsync()).ShouldBe(["after"]);
    }

    [Fact]
    public async Task What_a_failed_write_left_behind_is_ignored_even_where_it_could_not_be_cut_off()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("before");
        var file = host.LogFiles.Single(file => LogBytes.Holds(file, "before"));
        byte[] withRefused = [];
        host.Disk.BeforeFlush = () => withRefused = LogBytes.Read(file);
        host.Disk.FlushFailure = new IOException("Input/output error");
        await Should.ThrowAsync<BusUnavailableException>(() => host.PublishAsync("refused"));
        (host.Disk.BeforeFlush, host.Disk.FlushFailure) = (null, null);
        await host.PublishAsync("after");

        host.Crash(() => File.WriteAllBytes(Path.Combine(host.QueueFolder, Path.GetFileName(file)), withRefused));
        await host.PublishAsync("refused");

        (await host.DrainAsync()).ShouldBe(["before", "after", "refused"]);
    }

    [Fact]
    public async Task A_full_disk_refuses_messages_until_there_is_room()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("before");
        host.Disk.WriteFailure = new IOException("No space left on device");
        for (var i = 0; i < 3; i++)
            await Should.ThrowAsync<BusUnavailableException>(() => host.PublishAsync("a"));

        (await host.DrainAsync()).ShouldBe(["before"]);
        host.Disk.WriteFailure = null;
        await host.PublishAsync("a");

        (await host.DrainAsync()).ShouldBe(["a"]);
    }

    [Fact]
    public async Task More_than_may_wait_for_the_disk_is_refused_at_once()
    {
        await using var host = LocalBusHost.Open(host => host.Options.MostWaitingBytes = 1024 * 1024);
        using var flushing = new SemaphoreSlim(0);
        using var mayFlush = new ManualResetEventSlim();
        await host.PublishAsync("first");
        host.Disk.BeforeFlush = () =>
        {
            flushing.Release();
            mayFlush.Wait();
        };
        var second = host.PublishAsync("second");
        await flushing.WaitAsync(TestContext.Current.CancellationToken);
        var waiting = Enumerable.Range(0, 10).Select(i => host.PublishAsync(new BusMessage($"{i}", new byte[100_000]))).ToList();

        await Should.ThrowAsync<BusUnavailableException>(() => host.PublishAsync(new BusMessage("too much", new byte[100_000])));

        mayFlush.Set();
        await Task.WhenAll([second, .. waiting]);
        await host.PublishAsync(new BusMessage("too much", new byte[100_000]));
        (await host.DrainAsync()).Count.ShouldBe(13);
    }

    [Fact]
    public async Task A_closed_bus_takes_nothing()
    {
        await using var host = LocalBusHost.Open();

        host.Bus.Dispose();

        await Should.ThrowAsync<BusUnavailableException>(() => host.PublishAsync("a"));
    }
}
