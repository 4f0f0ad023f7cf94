using System.Globalization;
using Pipeline.Model;
using Pipeline.Rollup;
using Pipeline.Rollup.Interactions;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Rollup;

public sealed class InteractionSheetTests
{
    private static readonly DateOnly Day = new(2026, 7, 1);

    [Fact]
    public void A_busy_account_is_in_several_parts_that_each_fit_a_column_and_say_whose_they_are()
    {
        var club = new Club();
        for (var i = 0; i < 4_000; i++)
            club.Answers("ann", At(i), to: $"{i + 1}", id: $"{i}");
        club.Writes("bob", At(1), id: "4000");

        var parts = Figures.DaySheets(club.Facts, club.Zone).Single().Interactions;

        parts.Count.ShouldBeGreaterThan(3);
        parts.Select(part => part.Part).ShouldBe(Enumerable.Range(0, parts.Count));
        parts.ShouldAllBe(part => Convert.ToBase64String(part.Entries).Length * sizeof(char) < 65_536);
        var told = club.Tell("2026-03-01");
        told.Messages().Count(line => line == "ann to ann").ShouldBe(3_999);
        told.Messages().ShouldContain("ann to bob");
    }

    [Fact]
    public void The_same_day_is_the_same_bytes_and_tells_the_same_however_its_facts_come() => PropertyTests.ForAll(history =>
    {
        var shuffled = history.Facts.ToArray();
        new Random(shuffled.Length).Shuffle(shuffled);

        var (one, other) = (Figures.DaySheets(history.Facts, history.Zone), Figures.DaySheets(shuffled, history.Zone));

        other.SelectMany(day => day.Interactions).Select(Text).ShouldBe(one.SelectMany(day => day.Interactions).Select(Text));
    });

    [Fact]
    public void Every_day_with_a_sheet_of_activity_has_one_of_interactions() => PropertyTests.ForAll(history =>
        Figures.DaySheets(history.Facts, history.Zone).ShouldAllBe(day => day.Activity.Count == 0 || day.Interactions.Count > 0));

    [Fact]
    public void A_sheet_of_a_newer_format_is_refused()
    {
        var sheet = Figures.DaySheets(new Club().Writes("ann", At(0)).Facts, TimeZoneInfo.Utc).Single().Interactions.Single();
        byte[] newer = [.. sheet.Entries];
        newer[0]++;

        Should.Throw<InvalidDataException>(() => new InteractionReader(sheet with { Entries = newer }, new()).TryRead(out _));
    }

    [Fact]
    public async Task Days_that_an_older_version_packed_get_their_interactions_at_the_next_roll_up()
    {
        await using var club = new RolledUpClub(An.At(5 * 24 * 60));
        await club.RecordAsync([.. Record.MadeUpHistory.Of(4, 200)]);
        await club.CloseAndRollUpAsync();
        var before = await club.NumbersAsync();
        var sheets = await club.Stages.RowsAsync(Tables.Interactions, An.Club.Value);
        await club.Stages.Store.DeleteAsync(Tables.Interactions, [.. sheets.Select(Tables.Interactions.Key)], TestContext.Current.CancellationToken);

        await club.RollUpAsync(new(An.Club, Day.AddDays(4)));

        (await club.NumbersAsync()).ShouldBe(before);
        sheets.ShouldNotBeEmpty();
    }

    private static string Text(DaySheet sheet) => $"{sheet.Day:o} {sheet.Part} {Convert.ToHexString(sheet.Entries)}";

    private static string At(int seconds) => new DateTime(2026, 3, 1, 10, 0, 0).AddSeconds(seconds).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
