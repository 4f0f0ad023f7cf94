namespace Pipeline.Model;

/// <summary>
/// A calendar day of a community, in its own time zone: [00:00, 24:00) local, 23 to 25 hours long. Where midnight is skipped by the
/// clock's change the day starts at the first instant that exists; where it comes twice, at the first of the two. A day that a country
/// skipped as a whole is empty.
/// </summary>
public static class CommunityDay
{
    // No clock is further from UTC than this, before or after.
    private static readonly TimeSpan Furthest = TimeSpan.FromHours(26);

    public static DateOnly Of(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The first instant that is of this day or a later one.</summary>
    public static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone)
    {
        // Asked for instants only: of local times around a change TimeZoneInfo does not always know which exist (Asunción, Amman).
        var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var start = midnight - zone.GetUtcOffset(midnight - zone.GetUtcOffset(midnight));
        return Of(start, zone) == day && Of(start.AddTicks(-1), zone) < day ? start : Search(day, zone, midnight);
    }

    public static DateTimeOffset End(DateOnly day, TimeZoneInfo zone) => Start(day.AddDays(1), zone);

    public static TimeSpan Length(DateOnly day, TimeZoneInfo zone) => End(day, zone) - Start(day, zone);

    private static DateTimeOffset Search(DateOnly day, TimeZoneInfo zone, DateTimeOffset midnight)
    {
        var (before, from) = ((midnight - Furthest).UtcTicks, (midnight + Furthest).UtcTicks);
        while (from - before > 1)
        {
            var middle = before + ((from - before) / 2);
            if (Of(new(middle, TimeSpan.Zero), zone) < day)
                before = middle;
            else
                from = middle;
        }

        return new(from, TimeSpan.Zero);
    }
}
