using Pipeline.Model;

namespace Pipeline.Rollup.Explained;

/// <summary>The events that show a number, by member.</summary>
internal sealed class ShownEvents(MetricMeaning meaning, MemberShares shares, MemberRoster roster, TimeZoneInfo zone)
{
    private readonly MemberEvents _events = new();

    /// <summary>The local days to look through; none where no event shows the number.</summary>
    public IEnumerable<DateOnly> Days()
    {
        var day = shares.Day;
        var (first, last) = meaning switch
        {
            { Age: { } age, IsByCalendar: true } => (day.AddDays(age), day.AddDays(age)),

            // A member's own 24 hours may lie in either of two days, and in a third where a day has 23.
            { Age: { } age } => (day.AddDays(age), day.AddDays(age + 2)),
            _ => (day.AddDays(1 - meaning.Days - meaning.Back), day.AddDays(-meaning.Back)),
        };
        for (var one = first; one <= last; one = one.AddDays(1))
            yield return one;
    }

    public void Add(ActivityFact fact)
    {
        if (fact.IsWithdrawn || !meaning.Shows(fact))
            return;

        var member = roster.Of(fact.Member);
        if (shares.Of(member, meaning) != 0 && IsInTime(member, fact.At))
            _events.Add(member, fact.Event);
    }

    public (int Count, IReadOnlyList<EventId> First) Of(int member) => _events.Of(member);

    private bool IsInTime(int member, DateTimeOffset at)
    {
        if (meaning is not { Age: { } age, IsByCalendar: false })
            return !roster.IsStaff(member, CommunityDay.End(CommunityDay.Of(at, zone), zone).UtcTicks);

        var from = shares.FirstActive(member) + (age * TimeSpan.TicksPerDay);
        return at.UtcTicks >= from && at.UtcTicks < from + TimeSpan.TicksPerDay;
    }
}
