using Pipeline.Tests.Relay.Support;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Relay;

/// <summary>The relay is killed in the middle of things. What Discord has told it is posted all the same, in its order.</summary>
public sealed class KilledRelayTests
{
    private const int Count = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_killed_relay_keeps_what_it_heard_and_goes_on_where_it_was()
    {
        using var folder = TempFolder.Create();
        await using var discord = await FakeDiscord.StartAsync();
        await using var ingest = await FakeIngest.StartAsync(TimeProvider.System);
        ingest.Answer = 503;
        await using (var killed = RelayProcess.Start(folder.Path, discord, ingest.Url))
        {
            var gateway = await discord.ConnectionAsync();
            await gateway.BeginAsync();
            for (var number = 2; number <= Count; number++)
                await gateway.MessageAsync(number);
            await Eventually.TrueAsync(() => Task.FromResult(IsKept(folder.Path)), Patience);
            killed.Kill();
        }

        ingest.Answer = null;
        await using var relay = RelayProcess.Start(folder.Path, discord, ingest.Url);

        for (var number = 2; number <= Count; number++)
            ((long)(await ingest.DispatchAsync())["s"]!).ShouldBe(number);
        var resumed = await discord.ConnectionAsync();
        await resumed.HelloAsync();
        ((long)(await resumed.ReadAsync())["d"]!["seq"]!).ShouldBe(Count);
    }

    [Fact]
    public async Task A_relay_that_only_a_person_can_mend_ends_with_a_code_that_says_so()
    {
        using var folder = TempFolder.Create();
        await using var discord = await FakeDiscord.StartAsync();
        await using var ingest = await FakeIngest.StartAsync(TimeProvider.System);
        await using var relay = RelayProcess.Start(folder.Path, discord, ingest.Url);
        var gateway = await discord.ConnectionAsync();
        await gateway.HelloAsync();
        await gateway.ReadAsync();

        await gateway.CloseAsync(4014);

        (await relay.ExitCodeAsync()).ShouldBe(1);
    }

    private static bool IsKept(string folder) =>
        File.Exists(Path.Combine(folder, "session-0.json")) && File.ReadAllText(Path.Combine(folder, "session-0.json")).Contains($":{Count}", StringComparison.Ordinal);
}
