using Pipeline.Digests;
using Pipeline.Model;

namespace Pipeline.Tests.Digests;

public sealed class DigestScheduleTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly DateOnly Sunday = new(2026, 11, 22);

    [Theory]
    [InlineData("2026-11-23T07:59:00Z", false)]
    [InlineData("2026-11-23T08:00:00Z", true)]
    [InlineData("2026-11-26T08:00:00Z", true)]
    [InlineData("2026-11-26T08:01:00Z", false)]
    public void It_is_due_from_its_hour_on_the_communitys_clock_for_three_days(string now, bool isDue) =>
        DigestSchedule.Due(new(), Berlin, DateTimeOffset.Parse(now, null), Sunday.AddDays(3)).ShouldBe(isDue ? Sunday : null);

    [Fact]
    public void It_waits_until_the_numbers_of_its_sunday_are_there()
    {
        var now = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

        DigestSchedule.Due(new(), Berlin, now, Sunday.AddDays(-1)).ShouldBeNull();
        DigestSchedule.Due(new(), Berlin, now, null).ShouldBeNull();
        DigestSchedule.Due(new(), Berlin, now, Sunday).ShouldBe(Sunday);
    }

    [Theory]
    [InlineData(DayOfWeek.Sunday, "2026-11-29T20:00:00Z", "2026-11-22")]
    [InlineData(DayOfWeek.Tuesday, "2026-11-24T20:00:00Z", "2026-11-22")]
    public void On_whatever_day_it_is_of_the_last_week_that_was_over_then(DayOfWeek day, string now, string week) =>
        DigestSchedule.Due(new() { Day = day }, Berlin, DateTimeOffset.Parse(now, null), new(2026, 12, 31)).ShouldBe(DateOnly.Parse(week, null));

    [Theory]
    [InlineData("2026-03-30T00:30:00Z")]
    [InlineData("2026-10-26T01:30:00Z")]
    public void Its_hour_is_the_clocks_also_after_the_clock_was_changed(string now)
    {
        var due = DateTimeOffset.Parse(now, null);
        var plan = new DigestPlan { Hour = TimeZoneInfo.ConvertTime(due, Berlin).Hour };

        DigestSchedule.Due(plan, Berlin, due, new(2026, 12, 31)).ShouldBe(DateOnly.FromDateTime(due.UtcDateTime).AddDays(-1));
        DigestSchedule.Due(plan, Berlin, due.AddHours(-1), new(2026, 12, 31)).ShouldBeNull();
    }
}
