using Microsoft.Extensions.Logging;
using Pipeline.Bus;
using Pipeline.Tests.Local.Queues.Support;

namespace Pipeline.Tests.Local.Queues;

public sealed class CrashTests
{
    [Fact]
    public async Task Everything_that_was_not_settled_comes_again_after_a_crash()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("settled", "leased", "waiting");
        await host.SettleAsync(await host.ReceiveAsync(1), Settlement.Completed.Instance);
        await host.ReceiveAsync(1);

        host.Crash();

        (await host.DrainAsync()).ShouldBe(["leased", "waiting"]);
        await host.PublishAsync("new");
        (await host.DrainAsync()).ShouldBe(["new"]);
    }

    [Fact]
    public async Task Half_of_ten_thousand_messages_is_settled_in_any_order_and_the_other_half_comes_after_a_crash()
    {
        await using var host = LocalBusHost.Open();
        var all = Enumerable.Range(0, 10_000).Select(i => $"{i}").ToList();
        foreach (var chunk in all.Chunk(500))
            await host.PublishAsync(chunk);
        var settled = new HashSet<string>();
        var random = new Random(42);

        for (var batch = 0; batch < 200; batch++)
        {
            var lease = await host.ReceiveAsync(50);
            if (random.Next(2) == 0)
                continue;
            await host.SettleAsync(lease, Settlement.Completed.Instance);
            settled.UnionWith(lease.Deliveries.Select(delivery => delivery.Id));
        }

        host.Crash();

        (await host.DrainAsync()).ShouldBe(all.Where(id => !settled.Contains(id)));
        host.Log.Of(LogLevel.Error).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_log_torn_at_any_byte_of_its_last_record_is_cut_off_there_and_goes_on()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a", "b");
        var length = 0;
        host.Disk.AfterWrite = bytes => length = bytes;
        await host.PublishAsync(LocalBusHost.Message("torn", "x"));
        host.Disk.AfterWrite = null;
        var file = host.LogFiles.Single(file => LogBytes.Holds(file, "torn"));
        var whole = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        var end = whole.AsSpan().LastIndexOfAnyExcept((byte)0) + 1;

        for (var cut = end - length; cut < end; cut++)
        {
            var torn = cut % 2 == 0 ? whole[..cut] : LogBytes.Zeroed(whole, cut);
            host.Crash(() => host.ReplaceLogs(Path.GetFileName(file), torn));
            await host.PublishAsync("torn");

            (await host.ReceiveAllAsync()).ShouldBe(["a", "b", "torn"], $"cut at {cut}");
        }

        host.Log.Of(LogLevel.Error).ShouldBeEmpty();
        host.Log.Of(LogLevel.Warning).Count.ShouldBe(length - 1);
        host.Log.Of(LogLevel.Warning)[0].ShouldContain($"cut off at byte {end - length}");
    }

    [Fact]
    public async Task A_flipped_bit_in_the_middle_costs_one_message_says_where_and_keeps_the_file()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a", "damaged", "c");
        await host.PublishAsync("d");
        var file = Path.GetFileName(host.LogFiles.Single(file => LogBytes.Holds(file, "damaged")));

        host.Crash(() => LogBytes.Flip(Path.Combine(host.QueueFolder, file), "body of damaged"));

        (await host.DrainAsync()).ShouldBe(["a", "c", "d"]);
        var errors = host.Log.Of(LogLevel.Error);
        errors[0].ShouldContain(file);
        errors[0].ShouldContain("from byte");
        errors[1].ShouldStartWith("Messages 2 to 2 are missing");
        LogBytes.Holds(Path.Combine(host.QueueFolder, Path.ChangeExtension(file, ".damaged")), "body of a").ShouldBeTrue();
        host.Restart();
        (await host.IsQuietAsync()).ShouldBeTrue();
        await host.PublishAsync("damaged", "c");
        (await host.DrainAsync()).ShouldBe(["damaged"]);
    }

    [Fact]
    public async Task A_bit_flipped_while_the_host_runs_costs_one_message_as_well()
    {
        await using var host = LocalBusHost.Open(host => host.Options.MostBytesInMemory = 0);
        await host.PublishAsync("a", "damaged", "c");
        LogBytes.Flip(host.LogFiles.Single(file => LogBytes.Holds(file, "damaged")), "body of damaged");

        (await host.DrainAsync()).ShouldBe(["a", "c"]);

        host.Log.Of(LogLevel.Error).ShouldHaveSingleItem().ShouldContain("does not hold the messages 2 to 2");
        Directory.GetFiles(host.QueueFolder, "*.damaged").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_log_file_that_is_missing_costs_its_messages_and_says_which()
    {
        await using var host = LocalBusHost.Open();
        for (var i = 1; i <= 3; i++)
        {
            await host.PublishAsync($"{i}");
            await host.SealAsync();
        }

        host.Crash(() => File.Delete(host.LogFiles.Single(file => LogBytes.Holds(file, "body of 2"))));

        (await host.DrainAsync()).ShouldBe(["1", "3"]);
        host.Log.Of(LogLevel.Error).ShouldContain(line => line.StartsWith("Messages 2 to 2 are missing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_its_database_the_log_is_delivered_once_more()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a", "b");
        await host.DrainAsync();

        host.Restart(() => Array.ForEach(Directory.GetFiles(host.Folder, "pipeline.db*"), File.Delete));

        (await host.DrainAsync()).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task Without_its_log_the_queue_goes_on_behind_what_the_database_knows()
    {
        await using var host = LocalBusHost.Open();
        await host.PublishAsync("a", "b");
        await host.DrainAsync();

        host.Restart(() => Directory.Delete(host.QueueFolder, recursive: true));
        await host.PublishAsync("c");
        host.Restart();

        (await host.DrainAsync()).ShouldBe(["c"]);
    }
}
