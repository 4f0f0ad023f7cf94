using Pipeline.Model;
using Pipeline.Report;
using Pipeline.Rollup.Lists;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Rollup.Lists;

/// <summary>Lists as the roll-up writes them and readers get them.</summary>
public sealed class StoredListTests
{
    private const double ADay = 24 * 60;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_list_says_is_shown_by_events_that_are_there()
    {
        await using var club = await ClosedAsync();

        var greet = await ReadAsync(club, ListName.Greet);

        greet.AsOf.ShouldBe(new(2026, 7, 2));
        greet.Entries.Select(entry => (entry.Rank, entry.Handle)).ShouldBe([(1, "bob"), (2, "cem")]);
        greet.Entries[0].About!.ShouldSatisfyAllConditions(
            about => about.Event.ShouldBe(new("post-b")),
            about => about.Message.ShouldBe(new("b")),
            about => about.Channel.ShouldBe(new("general")),
            about => about.Link.ShouldBeNull());
        greet.Entries[0].Reasons.Single().Behind.Select(one => one.Event.Value).ShouldBe(["post-b", $"join-bob-{ADay - 60}"]);
        greet.Entries[1].Reasons.Single().Behind.Select(one => one.Event.Value).ShouldBe([$"join-cem-{ADay}"]);
    }

    [Fact]
    public async Task Doing_it_again_writes_nothing()
    {
        await using var club = await ClosedAsync();
        var before = club.Stages.Dump("Rollups");

        var again = await club.RollUpAsync(new(An.Club, new(2026, 7, 2), From: new(2026, 6, 30)));

        again.Rows.ShouldBe(0);
        club.Stages.Dump("Rollups").ShouldBe(before);
    }

    [Fact]
    public async Task A_late_answer_takes_its_newcomer_off_the_list()
    {
        await using var club = await ClosedAsync();

        await club.RecordAsync(An.Message("late", by: "ann", at: ADay + 30, replyTo: "b"));
        await club.CloseAndRollUpAsync();

        (await ReadAsync(club, ListName.Greet)).Entries.Select(entry => entry.Handle).ShouldBe(["cem"]);
    }

    [Fact]
    public async Task Three_missed_days_leave_one_list_that_is_of_the_last()
    {
        await using var club = await ClosedAsync();
        club.Stages.Clock.Advance(TimeSpan.FromDays(7));

        await club.CloseAndRollUpAsync();

        var greet = await ReadAsync(club, ListName.Greet);
        (greet.AsOf, greet.Total, greet.Entries.Count).ShouldBe((new DateOnly(2026, 7, 9), 0, 0));
    }

    [Fact]
    public async Task Who_was_erased_is_on_no_list_at_once()
    {
        await using var club = await ClosedAsync();

        await club.Stages.Store.DeleteAsync(Tables.Members, [Tables.MemberKey(An.Club, An.Id("bob"))], Cancellation);

        (await ReadAsync(club, ListName.Greet)).Entries.Select(entry => entry.Handle).ShouldBe(["cem"]);
    }

    [Fact]
    public async Task All_lists_that_change_are_written_at_once()
    {
        await using var club = await ClosedAsync();
        await club.RecordAsync(An.Message("late", by: "ann", at: ADay + 30, replyTo: "b"));
        var counted = new CountedStore(club.Stages.Store);

        foreach (var due in await club.CloseAsync())
            await club.RollUpAsync(due, counted);

        // Up to a hundred rows of one put are one transaction.
        counted.Of("Lists").ShouldHaveSingleItem().ShouldBeInRange(1, 100);
        Enum.GetValues<ListName>().Sum(list => CommunityLists.Places(list) + 1).ShouldBeLessThanOrEqualTo(100);
    }

    [Fact]
    public async Task Facts_are_read_of_the_days_that_are_made_anew_and_of_no_others()
    {
        await using var club = await ClosedAsync();
        await club.RecordAsync(An.Message("c", by: "cem", at: 2 * ADay));
        club.Stages.Clock.Advance(TimeSpan.FromDays(1));
        var counted = new CountedStore(club.Stages.Store);

        foreach (var due in await club.CloseAsync())
            await club.RollUpAsync(due, counted);

        counted.Ranges("Activity").ShouldBe([Tables.DayPartition(An.Club, new(2026, 7, 3))]);
        var greet = await ReadAsync(club, ListName.Greet);
        greet.Entries.Select(entry => entry.About!.Event.Value).ShouldBe(["post-b", "post-c"]);
        greet.Entries[1].Reasons.Single().Behind.Select(one => one.Event.Value).ShouldBe(["post-c", $"join-cem-{ADay}"]);
    }

    [Fact]
    public async Task Days_that_an_older_version_packed_get_what_shows_them_at_the_next_roll_up()
    {
        await using var club = await ClosedAsync();
        var before = club.Stages.Dump("Rollups", "Days", "Interactions");
        var sheets = await club.Stages.RowsAsync(Tables.Interactions, An.Club.Value);
        await club.Stages.Store.PutAsync(Tables.Interactions, [.. sheets.Select(sheet => sheet with { Evidence = null })], Cancellation);

        (await club.RollUpAsync(new(An.Club, new(2026, 7, 2)))).Rows.ShouldBe(0);

        club.Stages.Dump("Rollups", "Days", "Interactions").ShouldBe(before);
        (await club.Stages.RowsAsync(Tables.Interactions, An.Club.Value)).ShouldAllBe(sheet => sheet.Evidence != null);
    }

    [Fact]
    public async Task A_community_in_which_nobody_did_anything_has_empty_lists()
    {
        await using var club = new RolledUpClub(An.At(2 * ADay));
        await club.RecordAsync(An.Message("1", by: "ann", at: 0), An.Deletion("1", at: 1));

        await club.CloseAndRollUpAsync();

        foreach (var list in Enum.GetValues<ListName>())
            (await ReadAsync(club, list)).Entries.ShouldBeEmpty();
    }

    private static async Task<ListReport> ReadAsync(RolledUpClub club, ListName list) =>
        (await new ReadLists(club.Stages.Store, club.Stages.Communities, new([])).HandleAsync(An.Club, list, Cancellation))!;

    private static async Task<RolledUpClub> ClosedAsync()
    {
        var club = new RolledUpClub(An.At(2 * ADay));
        await club.RecordAsync(
            An.Join("ann", at: -60 * ADay), An.Message("a", by: "ann", at: 0),
            An.Join("bob", at: ADay - 60), An.Message("b", by: "bob", at: ADay), An.Join("cem", at: ADay));
        await club.CloseAndRollUpAsync();
        return club;
    }
}
