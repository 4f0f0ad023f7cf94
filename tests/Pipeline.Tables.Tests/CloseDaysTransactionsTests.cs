using Pipeline.Bus;
using Pipeline.Model;
using Pipeline.Rollup;
using Pipeline.Store;
using Pipeline.Telemetry;

namespace Pipeline.TableStorage.Tests;

/// <summary>The timer runs 96 times a day for every community there is, so what a run sends must not grow with them.</summary>
public sealed class CloseDaysTransactionsTests(Azurite azurite)
{
    private static readonly DateTimeOffset Now = new(2026, 7, 3, 12, 0, 0, TimeSpan.Zero);
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly AzuriteAccount _account = new(azurite);

    [Fact]
    public async Task A_run_of_the_timer_reads_all_communities_in_a_few_pages_and_asks_for_those_that_are_due()
    {
        List<Community> communities = [.. Enumerable.Range(0, 80).Select(number => new Community { Id = new($"club-{number}"), TimeZone = "UTC" })];
        await _account.Store.PutAsync(Tables.Communities, communities, Cancellation);
        await _account.Store.PutAsync(Tables.Rollups, [.. communities.Select(Closed)], Cancellation);
        await _account.Store.PutAsync(Tables.Marks, [new DayMark(new("club-7"), new(2026, 7, 1), "late"), new DayMark(new("club-8"), new(2026, 7, 3), "today")], Cancellation);
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Now);
        var bus = new KeptBus();
        _account.Counter.Reset();

        using var metrics = new StageMetrics();
        var due = await new CloseDays(_account.Store, bus, new(_account.Store, clock), metrics, clock).HandleAsync(Cancellation);

        due.ShouldBe([new(new("club-7"), new(2026, 7, 2))]);
        bus.Messages.Count.ShouldBe(1);
        _account.Counter.Counts.Sum(count => count.Transactions).ShouldBe(1 + (2 * Shards.All.Count));
    }

    private static RollupHead Closed(Community community) =>
        new() { Community = community.Id, ClosedThrough = new(2026, 7, 2), LastFactDay = new(2026, 7, 2), Ended = 1 };

    private sealed class KeptBus : IBus
    {
        public List<BusMessage> Messages { get; } = [];

        public Task PublishAsync(Queue queue, IReadOnlyList<BusMessage> messages, CancellationToken cancellationToken)
        {
            Messages.AddRange(messages);
            return Task.CompletedTask;
        }
    }
}
