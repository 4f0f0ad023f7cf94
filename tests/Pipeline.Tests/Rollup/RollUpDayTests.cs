using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Rollup;

/// <summary>The stage behind the queue: late, twice, again, and what changes numbers without a fact.</summary>
public sealed class RollUpDayTests
{
    private const double ADay = 24 * 60;

    private static readonly DateOnly FirstDay = new(2026, 7, 1);

    [Fact]
    public async Task A_late_event_opens_its_day_again_and_changes_what_depends_on_it()
    {
        await using var club = new RolledUpClub(An.At(5 * ADay));
        await club.RecordAsync(An.Message("1", by: "ann", at: 0), An.Message("2", by: "ann", at: ADay));
        await club.CloseAndRollUpAsync();

        await club.RecordAsync(An.Message("3", by: "bob", at: 10), An.Message("4", by: "bob", at: ADay + 20));
        var done = await club.CloseAndRollUpAsync();

        done.Single().Days.ShouldBe(2);
        var rows = await club.MetricsAsync();
        rows.Select(row => (row.Active, row.Active7, row.New, row.RetentionD1)).ShouldBe([(2, 2, 2, 2), (2, 2, 0, null), (0, 2, 0, null), (0, 2, 0, null), (0, 2, 0, null)]);
        (await club.MarksAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deletion_of_a_message_takes_it_out_of_the_day_it_was_posted_on()
    {
        await using var club = new RolledUpClub(An.At(5 * ADay));
        await club.RecordAsync(An.Message("1", by: "ann", at: 0), An.Message("2", by: "bob", at: ADay));
        await club.CloseAndRollUpAsync();

        await club.RecordAsync(An.Deletion("2", at: 3 * ADay));
        await club.CloseAndRollUpAsync();

        (await club.MetricsAsync()).Select(row => (row.Messages, row.Present)).ShouldBe([(1, 1), (0, 1), (0, 1), (0, 1), (0, 1)]);
        (await club.Stages.RowsAsync(Tables.Days, An.Club.Value)).Select(sheet => sheet.Day).ShouldBe([FirstDay]);
    }

    [Fact]
    public async Task The_same_message_twice_writes_nothing_the_second_time()
    {
        await using var club = new RolledUpClub(An.At(5 * ADay));
        await club.RecordAsync([.. Record.MadeUpHistory.Of(1, 200)]);
        var due = (await club.CloseAsync()).Single();
        await club.RollUpAsync(due);
        var before = club.Stages.Dump("Rollups");

        var again = await club.RollUpAsync(due);

        (again.Days, again.Rows).ShouldBe((0, 0));
        club.Stages.Dump("Rollups").ShouldBe(before);
    }

    [Fact]
    public async Task Made_anew_from_its_facts_every_row_is_the_same_byte_for_byte()
    {
        await using var club = new RolledUpClub(An.At(5 * ADay));
        await club.RecordAsync([.. Record.MadeUpHistory.Of(2, 200)]);
        await club.CloseAndRollUpAsync();
        var before = club.Stages.Dump("Rollups");

        var again = await club.RollUpAsync(new(An.Club, FirstDay.AddDays(4), From: FirstDay));

        (again.Days, again.Rows).ShouldBe((5, 0));
        club.Stages.Dump("Rollups").ShouldBe(before);
    }

    [Fact]
    public async Task Sheets_and_numbers_that_are_lost_come_back_from_the_facts()
    {
        await using var club = new RolledUpClub(An.At(5 * ADay));
        await club.RecordAsync([.. Record.MadeUpHistory.Of(3, 200)]);
        await club.CloseAndRollUpAsync();
        var before = await club.NumbersAsync();
        var days = await club.Stages.RowsAsync(Tables.Days, An.Club.Value);
        await club.Stages.Store.DeleteAsync(Tables.Days, [.. days.Select(Tables.Days.Key)], TestContext.Current.CancellationToken);

        await club.RollUpAsync(new(An.Club, FirstDay.AddDays(4)));
        (await club.MetricsAsync()).ShouldBeEmpty();
        await club.RollUpAsync(new(An.Club, FirstDay.AddDays(4), From: FirstDay));

        (await club.NumbersAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_message_that_was_overtaken_takes_back_nothing_that_is_closed()
    {
        await using var club = new RolledUpClub(An.At(5 * ADay));
        await club.RecordAsync(An.Message("1", by: "ann", at: 0));
        await club.CloseAndRollUpAsync();
        var before = await club.NumbersAsync();

        await club.RollUpAsync(new(An.Club, FirstDay));

        (await club.NumbersAsync()).ShouldBe(before);
        (await club.HeadAsync()).ClosedThrough.ShouldBe(FirstDay.AddDays(4));
    }

    [Fact]
    public async Task Facts_of_a_day_that_is_not_over_wait_for_it()
    {
        await using var club = new RolledUpClub(An.At(ADay + 60));
        await club.RecordAsync(An.Message("1", by: "ann", at: 0), An.Message("2", by: "ann", at: ADay));

        await club.CloseAndRollUpAsync();

        (await club.MetricsAsync()).Count.ShouldBe(1);
        (await club.MarksAsync()).Select(mark => mark.Day).ShouldBe([FirstDay.AddDays(1)]);
    }

    [Fact]
    public async Task A_change_of_role_changes_the_days_since_though_no_fact_of_theirs_changed()
    {
        await using var club = new RolledUpClub(An.At(5 * ADay));
        await club.RecordAsync(An.Message("1", by: "ann", at: 0), An.Message("2", by: "ann", at: ADay), An.Message("3", by: "ann", at: 2 * ADay));
        await club.CloseAndRollUpAsync();

        await club.RecordAsync(An.Role("ann", at: ADay + 5, isStaff: true));
        await club.CloseAndRollUpAsync();

        (await club.MetricsAsync()).Select(row => (row.Active, row.Present)).ShouldBe([(1, 1), (0, 0), (0, 0), (0, 0), (0, 0)]);
    }

    [Fact]
    public async Task A_bot_that_is_found_out_late_leaves_the_numbers_of_every_day()
    {
        await using var club = new RolledUpClub(An.At(150 * ADay));
        await club.RecordAsync(An.Message("1", by: "robot", at: 0), An.Message("2", by: "ann", at: ADay), An.Message("3", by: "ann", at: 140 * ADay));
        await club.CloseAndRollUpAsync();
        (await club.MetricsAsync())[0].Active.ShouldBe(1);

        await club.RecordAsync(An.Message("4", by: "robot", at: 141 * ADay, isBot: true));
        await club.CloseAndRollUpAsync();

        (await club.MetricsAsync())[0].Day.ShouldBe(FirstDay.AddDays(1));
    }

    [Fact]
    public async Task A_second_platform_gives_the_first_its_own_rows_for_all_of_its_days()
    {
        await using var club = new RolledUpClub(An.At(150 * ADay));
        await club.RecordAsync(An.Message("1", by: "ann", at: 0), An.Message("2", by: "ann", at: 100 * ADay));
        await club.CloseAndRollUpAsync();
        (await club.MetricsAsync()).ShouldAllBe(row => row.Platform == null);

        await club.RecordAsync(An.Message("3", by: "bob", at: 148 * ADay) with { Source = Source.Slack });
        await club.CloseAndRollUpAsync();

        var rows = await club.MetricsAsync();
        rows.Where(row => row.Day == FirstDay).Select(row => row.Platform).ShouldBe([null, Source.Telegram]);
        rows.Count(row => row.Platform == Source.Telegram).ShouldBe(rows.Count(row => row.Platform == null));
    }

    [Fact]
    public async Task Staff_by_the_communitys_settings_are_no_members_whatever_their_platform_says()
    {
        await using var club = new RolledUpClub(An.At(2 * ADay));
        await club.Stages.Communities.SetAsync(new() { Id = An.Club, Staff = [An.Id("eve")] }, TestContext.Current.CancellationToken);
        await club.RecordAsync(An.Message("1", by: "ann", at: 0), An.Role("eve", at: -5, isStaff: false), An.Message("2", by: "eve", at: 0));

        await club.CloseAndRollUpAsync();

        (await club.MetricsAsync())[0].Active.ShouldBe(1);
    }
}
