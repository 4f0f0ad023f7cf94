namespace Pipeline.Model;

/// <summary>
/// A calendar day of a community, in its own time zone: [00:00, 24:00) local, 23 to 25 hours long. Where midnight is skipped by the
/// clock's change the day starts at the first instant that exists; where it comes twice, at the first of the two.
/// </summary>
public static class CommunityDay
{
    public static DateOnly Of(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    public static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(15);

        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    public static DateTimeOffset End(DateOnly day, TimeZoneInfo zone) => Start(day.AddDays(1), zone);

    public static TimeSpan Length(DateOnly day, TimeZoneInfo zone) => End(day, zone) - Start(day, zone);
}
