using System.Globalization;
using Pipeline.Model;
using Pipeline.Report;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Rollup.Periods;

/// <summary>Conversions that came through members' links, from the table to the row.</summary>
public sealed class EarningsTests
{
    private const double ADay = 24 * 60;
    private static readonly ClickId Link = new("0123456789abcdefghjkmnpqrs");

    [Fact]
    public async Task Approved_conversions_of_members_are_counted_with_their_payouts_by_currency()
    {
        await using var club = new RolledUpClub(An.At(5 * ADay));
        await club.RecordAsync(An.Message("1", by: "ann", at: 0), An.Role("eve", at: -60, isStaff: true));
        await club.Stages.Store.PutAsync(
            Tables.Conversions,
            [
                Sale("1", "ann", 12.5m, "USD"), Sale("2", "ann", 3, "EUR"), Sale("3", "bob", 0.25m, "USD"), Sale("4", "eve", 100, "USD"), Sale("5", null, 100, "USD"),
                Sale("6", "ann", 100, "USD") with { Status = ConversionStatus.Reversed }, Sale("7", "ann", 100, "USD") with { At = An.At(9 * ADay) },
            ],
            TestContext.Current.CancellationToken);

        await club.CloseAndRollUpAsync();

        var rows = await club.Stages.RowsAsync(Tables.Periods, An.Club.Value);
        var row = rows.Last(row => row.Span == PeriodSpan.Days28);
        (row.Conversions, row.Earners, row.Payouts).ShouldBe((3, 2, "EUR 3;USD 12.75"));
        var report = PeriodReport.Of(row).WordOfMouth.Earnings!;
        report.Payouts.ShouldBe([new("EUR", 3), new("USD", 12.75m)]);
        (report.Conversions, report.Members).ShouldBe((3, 2));
    }

    [Fact]
    public async Task A_community_without_conversions_says_nothing_of_them()
    {
        await using var club = new RolledUpClub(An.At(5 * ADay));
        await club.RecordAsync(An.Message("1", by: "ann", at: 0));

        await club.CloseAndRollUpAsync();

        var row = (await club.Stages.RowsAsync(Tables.Periods, An.Club.Value))[0];
        (row.Conversions, row.Earners, row.Payouts).ShouldBe((null, null, null));
        PeriodReport.Of(row).WordOfMouth.Earnings.ShouldBeNull();
    }

    [Fact]
    public async Task A_conversion_that_comes_after_its_day_was_closed_is_counted_at_the_next_closing()
    {
        await using var club = await ClosedAsync();

        await club.RecordAsync(Report("1", ADay, ConversionStatus.Approved));
        await club.CloseAndRollUpAsync();

        (await EarnedAsync(club, "2026-07-01")).ShouldBe((0, ""));
        (await EarnedAsync(club, "2026-07-02")).ShouldBe((1, "EUR 5"));
        (await EarnedAsync(club, "2026-07-05")).ShouldBe((1, "EUR 5"));
    }

    [Fact]
    public async Task A_conversion_that_is_told_twice_is_counted_once_and_changes_nothing_the_second_time()
    {
        await using var club = await ClosedAsync();
        await club.RecordAsync(Report("1", ADay, ConversionStatus.Approved));
        await club.CloseAndRollUpAsync();
        var before = club.Stages.Dump("Rollups");

        await club.RecordAsync(Report("1", ADay, ConversionStatus.Approved), Report("1", 4 * ADay, ConversionStatus.Approved));
        var again = await club.CloseAndRollUpAsync();

        again.ShouldHaveSingleItem().Rows.ShouldBe(0);
        club.Stages.Dump("Rollups").ShouldBe(before);
    }

    [Fact]
    public async Task A_conversion_that_is_reversed_today_is_taken_out_of_closed_days_at_once()
    {
        await using var club = await ClosedAsync();
        await club.RecordAsync(Report("1", ADay, ConversionStatus.Approved));
        await club.CloseAndRollUpAsync();

        await club.RecordAsync(Report("1-reversed", 5 * ADay, ConversionStatus.Reversed));
        await club.CloseAndRollUpAsync();

        (await EarnedAsync(club, "2026-07-02")).ShouldBe((0, ""));
        (await EarnedAsync(club, "2026-07-05")).ShouldBe((0, ""));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_conversion_that_waited_is_counted_on_the_day_of_its_approval_whichever_report_came_first(bool approvalFirst)
    {
        await using var club = await ClosedAsync();
        Conversion[] reports = [Report("1", ADay, ConversionStatus.Pending), Report("1-approved", 3 * ADay, ConversionStatus.Approved)];

        foreach (var report in approvalFirst ? reports.Reverse() : reports)
        {
            await club.RecordAsync(report);
            await club.CloseAndRollUpAsync();
        }

        (await EarnedAsync(club, "2026-07-03")).ShouldBe((0, ""));
        (await EarnedAsync(club, "2026-07-04")).ShouldBe((1, "EUR 5"));
    }

    [Fact]
    public async Task A_reversal_whose_mark_was_lost_is_marked_when_it_comes_again()
    {
        await using var club = await ClosedAsync();
        await club.RecordAsync(Report("1", ADay, ConversionStatus.Approved));
        await club.CloseAndRollUpAsync();
        await club.RecordAsync(Report("1-reversed", 5 * ADay, ConversionStatus.Reversed));
        await club.Stages.Store.DeleteAsync(Tables.Marks, [.. (await club.MarksAsync()).Select(Tables.Marks.Key)], TestContext.Current.CancellationToken);

        await club.RecordAsync(Report("1-reversed", 5 * ADay, ConversionStatus.Reversed));
        await club.CloseAndRollUpAsync();

        (await EarnedAsync(club, "2026-07-05")).ShouldBe((0, ""));
    }

    // Closed through the 5th of July; ann's link is there, and nobody has bought anything yet.
    private static async Task<RolledUpClub> ClosedAsync()
    {
        var club = new RolledUpClub(An.At(5 * ADay));
        await club.RecordAsync(An.Message("1", by: "ann", at: 0));
        await club.Stages.Store.PutAsync(
            Tables.Clicks, [new Click { Community = An.Club, Id = Link, Member = An.Id("ann"), CreatedAt = An.At(0) }], TestContext.Current.CancellationToken);
        await club.CloseAndRollUpAsync();
        return club;
    }

    private static async Task<(int? Conversions, string? Payouts)> EarnedAsync(RolledUpClub club, string day)
    {
        var rows = await club.Stages.RowsAsync(Tables.Periods, An.Club.Value);
        var row = rows.Single(row => row.Span == PeriodSpan.Days28 && row.To == DateOnly.Parse(day, CultureInfo.InvariantCulture));
        return (row.Conversions, row.Payouts);
    }

    private static Conversion Report(string id, double at, ConversionStatus status) => new()
    {
        Id = new(id),
        Community = An.Club,
        Connection = new("network"),
        Source = Source.Affiliate,
        At = An.At(at),
        Transaction = "t",
        ClickId = Link.Value,
        Status = status,
        Payout = 5,
        Currency = "EUR",
    };

    private static ConversionState Sale(string transaction, string? member, decimal payout, string currency) => new()
    {
        Community = An.Club,
        Connection = new("network"),
        Transaction = transaction,
        Event = new($"sale-{transaction}"),
        At = An.At(ADay),
        Status = ConversionStatus.Approved,
        Payout = payout,
        Currency = currency,
        Member = member is null ? null : An.Id(member),
    };
}
