using Pipeline.Model;

namespace Pipeline.Rollup.Definitions;

/// <summary>Definition 6 over calendar weeks or months: who was active in one, against the one before.</summary>
internal sealed class CalendarLifecycle
{
    private readonly CommunityHistory _history;
    private readonly PeriodSpan _span;
    private readonly LifecycleCounts[] _counts;

    // Each period's members, with the period before it in which they were active last; kept where the history is traced.
    private readonly List<(int Member, int Last)>[]? _members;

    private CalendarLifecycle(CommunityHistory history, PeriodSpan span)
    {
        (_history, _span) = (history, span);
        _counts = new LifecycleCounts[history.DayCount == 0 ? 0 : PlaceOf(history.DayCount - 1) + 1];
        _members = history.IsTraced ? [.. _counts.Select(_ => new List<(int, int)>())] : null;
    }

    public static CalendarLifecycle Of(CommunityHistory history, PeriodSpan span)
    {
        var lifecycle = new CalendarLifecycle(history, span);
        var last = new int[history.Members.Count];
        Array.Fill(last, -1);
        for (var day = 0; day < history.DayCount; day++)
        {
            var place = lifecycle.PlaceOf(day);
            foreach (ref readonly var entry in history.On(day))
            {
                if (!entry.IsActive || last[entry.Member] == place)
                    continue;

                lifecycle.Add(place, last[entry.Member]);
                lifecycle._members?[place].Add((entry.Member, last[entry.Member]));
                last[entry.Member] = place;
            }
        }

        return lifecycle;
    }

    public LifecycleCounts On(int day)
    {
        var place = PlaceOf(day);
        var counts = _counts[place];
        return place == 0 ? counts : counts with { Dormant = _counts[place - 1].Active - counts.Returning };
    }

    public IEnumerable<Share> BehindActive(Period period) => Behind(period, static (_, _) => true);

    public IEnumerable<Share> BehindNew(Period period) => Behind(period, static (_, last) => last < 0);

    public IEnumerable<Share> BehindReturning(Period period) => Behind(period, IsReturning);

    public IEnumerable<Share> BehindResurrected(Period period) => Behind(period, static (place, last) => last >= 0 && last < place - 1);

    public IEnumerable<Share> BehindDormant(Period period)
    {
        var place = PlaceOf(period.Last);
        return place == 0 || _members is null
            ? []
            : _members[place - 1].Select(one => one.Member)
                .Except(_members[place].Where(one => IsReturning(place, one.Last)).Select(one => one.Member))
                .Select(member => new Share(member, 1));
    }

    private IEnumerable<Share> Behind(Period period, Func<int, int, bool> counts)
    {
        var place = PlaceOf(period.Last);
        return (_members?[place] ?? []).Where(one => counts(place, one.Last)).Select(one => new Share(one.Member, 1));
    }

    private static bool IsReturning(int place, int last) => last >= 0 && last == place - 1;

    // The first period of the history is 0.
    private int PlaceOf(int day)
    {
        var (first, date) = (_history.FirstDay, _history.DayAt(day));
        return _span == PeriodSpan.Month
            ? ((date.Year - first.Year) * 12) + date.Month - first.Month
            : (CohortTable.MondayOf(date).DayNumber - CohortTable.MondayOf(first).DayNumber) / 7;
    }

    private void Add(int place, int last)
    {
        ref var counts = ref _counts[place];
        counts = counts with
        {
            Active = counts.Active + 1,
            New = counts.New + (last < 0 ? 1 : 0),
            Returning = counts.Returning + (IsReturning(place, last) ? 1 : 0),
            Resurrected = counts.Resurrected + (last >= 0 && last < place - 1 ? 1 : 0),
        };
    }
}
