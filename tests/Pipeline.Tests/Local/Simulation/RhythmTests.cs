using Pipeline.Local.Simulation;
using Pipeline.Model;

namespace Pipeline.Tests.Local.Simulation;

public sealed class RhythmTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("Asia/Tokyo")]
    public void Nights_of_the_community_are_quiet(string zone)
    {
        var local = TimeZoneInfo.FindSystemTimeZoneById(zone);

        var hours = Villages.Acts(Villages.Ordinary with { TimeZone = zone }).Where(act => act.Kind is ActKind.Posted or ActKind.Reacted)
            .Select(act => TimeZoneInfo.ConvertTime(act.At, local).Hour).ToList();

        var night = hours.Count(hour => hour is >= 1 and < 6) / (double)hours.Count;
        night.ShouldBeLessThan(0.05);
        (hours.Count(hour => hour is >= 18 and < 23) / (double)hours.Count).ShouldBeGreaterThan(0.3);
    }

    [Theory]
    [InlineData(WeekShape.Work, 0.2, 0.75)]
    [InlineData(WeekShape.Leisure, 1.05, 1.8)]
    public void Weekends_have_their_own_measure(object week, double least, double most)
    {
        var threads = Villages.Acts(Villages.Ordinary with { Week = (WeekShape)week })
            .Where(act => act is { Kind: ActKind.Posted, ReplyTo: 0 }).ToLookup(act => IsWeekend(act));

        var onWeekends = threads[true].Count() / 2.0;
        var onWorkdays = threads[false].Count() / 5.0;
        (onWeekends / onWorkdays).ShouldBeInRange(least, most);
    }

    [Theory]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    [InlineData("2026-06-01", 24)]
    public void Every_moment_of_a_day_lies_in_it_however_long_it_is(string day, int hours)
    {
        var rhythm = new Rhythm(WeekShape.Leisure, Berlin);
        var dice = new Dice(1);

        rhythm.Open(DateOnly.Parse(day, null));

        (rhythm.End - rhythm.Start).ShouldBe(hours * 3600);
        Enumerable.Range(0, 20_000).Select(_ => rhythm.Moment(dice)).ShouldAllBe(moment => moment >= rhythm.Start && moment < rhythm.End);
    }

    private static bool IsWeekend(Act act) => CommunityDay.Of(act.At, Berlin).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
