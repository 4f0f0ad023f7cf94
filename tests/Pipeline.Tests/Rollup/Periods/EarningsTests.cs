using Pipeline.Model;
using Pipeline.Report;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Rollup.Periods;

/// <summary>Conversions that came through members' links, from the table to the row.</summary>
public sealed class EarningsTests
{
    private const double ADay = 24 * 60;

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
