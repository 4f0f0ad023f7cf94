using Pipeline.Dashboard.Pages.Overview;
using Pipeline.Model;
using Pipeline.Report;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Dashboard;

public sealed class SafetyTrendTests
{
    private static readonly DateOnly First = new(2026, 7, 1);

    [Theory]
    [InlineData("UTC", 10)]
    [InlineData("Pacific/Auckland", 9)]
    public void A_verdict_stands_against_the_day_of_the_communitys_own_clock(string zone, int untouched)
    {
        List<DayReport> days = [.. Enumerable.Range(0, 7).Select(day => DayReport.Of(new() { Community = An.Club, Day = First.AddDays(day), Since = First, Messages = day == 0 ? 10 : 0 }))];
        var verdict = new Verdict
        {
            Community = An.Club,
            Text = new("1"),
            TextAt = new(2026, 6, 30, 20, 0, 0, TimeSpan.Zero),
            Author = An.Id("eve"),
            Channel = new("c"),
            Message = new("1"),
            Severity = Outcome.Removed,
            Outcome = Outcome.Removed,
            Findings = [],
            Version = "checks-1",
        };

        var point = ReadTrends.Weeks(days, [verdict], TimeZoneInfo.FindSystemTimeZoneById(zone)).ShouldHaveSingleItem();

        (point.Rate!.Numerator, point.Rate.Denominator).ShouldBe((untouched, 10));
    }
}
