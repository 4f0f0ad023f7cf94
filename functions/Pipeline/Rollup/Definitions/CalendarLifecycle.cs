using Pipeline.Model;

namespace Pipeline.Rollup.Definitions;

/// <summary>Definition 6 over calendar weeks or months: who was active in one, against the one before.</summary>
internal sealed class CalendarLifecycle
{
    private readonly CommunityHistory _history;
    private readonly PeriodSpan _span;
    private readonly LifecycleCounts[] _counts;

    private CalendarLifecycle(CommunityHistory history, PeriodSpan span)
    {
        (_history, _span) = (history, span);
        _counts = new LifecycleCounts[history.DayCount == 0 ? 0 : PlaceOf(history.DayCount - 1) + 1];
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
            Returning = counts.Returning + (last >= 0 && last == place - 1 ? 1 : 0),
            Resurrected = counts.Resurrected + (last >= 0 && last < place - 1 ? 1 : 0),
        };
    }
}
