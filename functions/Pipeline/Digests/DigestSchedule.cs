using Pipeline.Model;

namespace Pipeline.Digests;

/// <summary>When a digest is due.</summary>
public static class DigestSchedule
{
    /// <summary>So long after its hour it is still posted: later it is old news.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromDays(3);

    /// <summary>The Sunday of the week whose digest is due; null when none is.</summary>
    /// <param name="closedThrough">The last day that has numbers. A digest waits for its Sunday's.</param>
    public static DateOnly? Due(DigestPlan plan, TimeZoneInfo zone, DateTimeOffset now, DateOnly? closedThrough) =>
        Week(plan, zone, now) is { } week && closedThrough >= week ? week : null;

    /// <summary>The same by the clock alone, whatever days have numbers.</summary>
    public static DateOnly? Week(DigestPlan plan, TimeZoneInfo zone, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var slot = local.Date.AddDays(-(((int)local.DayOfWeek - (int)plan.Day + 7) % 7)).AddHours(plan.Hour);
        if (slot > local)
            slot = slot.AddDays(-7);
        return local - slot > Late ? null : LastSundayBefore(DateOnly.FromDateTime(slot));
    }

    /// <summary>The Sunday of the last week that is over and has its numbers.</summary>
    public static DateOnly? Newest(DateOnly? closedThrough) => closedThrough is { } closed ? LastSundayBefore(closed.AddDays(1)) : null;

    private static DateOnly LastSundayBefore(DateOnly day) => day.AddDays(day.DayOfWeek == DayOfWeek.Sunday ? -7 : -(int)day.DayOfWeek);
}
