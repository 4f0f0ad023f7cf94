using System.Text.RegularExpressions;
using Pipeline.Model;
using Pipeline.Settings;
using Pipeline.Store;
using Pipeline.Tests.Record;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Settings;

public sealed partial class MoveFactsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UTC", "Asia/Tokyo")]
    [InlineData("Asia/Tokyo", "America/Los_Angeles")]
    [InlineData("Europe/Berlin", "Pacific/Kiritimati")]
    public async Task After_a_change_of_time_zone_every_row_is_as_if_it_had_always_been_so(string before, string after)
    {
        var history = MadeUpHistory.Of(seed: 11, count: 300);
        var end = history.Max(one => one.At).AddHours(1);
        await using var always = await RecordedAsync(after, history, end);
        await using var changed = await RecordedAsync(before, history, end);
        await changed.CloseAsync();

        await ChangeAsync(changed, after);
        var moved = await RollUpAsync(changed);

        foreach (var stages in new[] { always, changed })
        {
            stages.Clock.SetUtcNow(end.AddDays(3));
            await stages.CloseAsync();
        }

        moved.ShouldBeGreaterThan(50);
        Rows(changed).ShouldBe(Rows(always));
    }

    [Fact]
    public async Task An_event_that_comes_again_after_the_change_counts_once()
    {
        var late = An.Message("1", "ann", at: 8 * 60);
        await using var stages = await RecordedAsync("UTC", [late], late.At.AddDays(1).AddHours(3));
        await stages.CloseAsync();

        await ChangeAsync(stages, "Asia/Tokyo");
        await stages.RecordAsync(late);
        await RollUpAsync(stages);
        await stages.CloseAsync();

        (await stages.RowsAsync(Tables.Activity, Tables.DayPartition(An.Club, new(2026, 7, 1)))).ShouldBeEmpty();
        (await stages.RowsAsync(Tables.Activity, Tables.DayPartition(An.Club, new(2026, 7, 2)))).ShouldHaveSingleItem();
        var active = (await stages.RowsAsync(Tables.Metrics, An.Club.Value)).Where(row => row.Platform is null && row.Messages > 0);
        active.ShouldHaveSingleItem().Day.ShouldBe(new(2026, 7, 2));
    }

    [Fact]
    public async Task Moving_again_moves_nothing()
    {
        await using var stages = await RecordedAsync("UTC", [An.Message("1", "ann", at: 8 * 60)], An.At(24 * 60));
        await ChangeAsync(stages, "Asia/Tokyo");
        var due = stages.Rollups.TakeAll().ShouldHaveSingleItem();

        var first = await MoveAsync(stages, due);
        var second = await MoveAsync(stages, due);

        (first, second).ShouldBe((1, 0));
    }

    private static async Task<Stages> RecordedAsync(string zone, CommunityEvent[] history, DateTimeOffset now)
    {
        var stages = Stages.Create(now);
        await stages.Communities.SetAsync(new() { Id = An.Club, TimeZone = zone }, Cancelled);
        foreach (var batch in history.Chunk(40))
            await stages.RecordAsync(batch);
        return stages;
    }

    private static async Task ChangeAsync(Stages stages, string zone)
    {
        var change = new ChangeSettings(stages.Store, stages.Rollups, stages.Communities, stages.Clock);
        var outcome = await change.HandleAsync(new() { Id = An.Club, TimeZone = zone }, _ => true, mayEnforce: false, Cancelled);
        outcome.ShouldBeOfType<SettingsOutcome.Changed>();
    }

    private static async Task<int> RollUpAsync(Stages stages)
    {
        var moved = 0;
        foreach (var due in stages.Rollups.TakeAll())
        {
            moved += await MoveAsync(stages, due);
            await stages.RollUp.HandleAsync(due, Cancelled);
        }

        return moved;
    }

    private static Task<int> MoveAsync(Stages stages, RollupDue due) =>
        new MoveFacts(stages.Store, stages.Communities, stages.Clock).HandleAsync(due, Cancelled);

    // How often a sheet was changed differs, and so it should; so does since when an alert is open, by the days as they were, and the room
    // that a list once needed.
    private static Dictionary<string, string> Rows(Stages stages) => stages.Dump("Marks", "Rollups", "Alerts", "Lists")
        .ToDictionary(row => row.Key, row => Revision().Replace(row.Value, ""));

    [GeneratedRegex("\"revision\":\\d+,?")]
    private static partial Regex Revision();
}
