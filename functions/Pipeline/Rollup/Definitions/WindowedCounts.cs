using Pipeline.Model;

namespace Pipeline.Rollup.Definitions;

/// <summary>
/// Things that are counted, with amounts that belong to them, once a window that begins with each is over. A week or month has those that
/// began in it, as soon as the last one's window is over; 28 days have those whose window ran out in them, so that no row waits.
/// </summary>
internal sealed class WindowedCounts
{
    private readonly CommunityHistory _history;
    private readonly long _window;
    private readonly DaySums[] _begun;
    private readonly DaySums[] _over;

    /// <param name="amounts">How many amounts belong to each thing.</param>
    public WindowedCounts(CommunityHistory history, TimeSpan window, int amounts)
    {
        (_history, _window) = (history, window.Ticks);
        _begun = [.. Enumerable.Range(0, amounts + 1).Select(_ => new DaySums(history.DayCount))];
        _over = [.. Enumerable.Range(0, amounts + 1).Select(_ => new DaySums(history.DayCount))];
    }

    /// <summary>The day on which the window that begins then is over; <see cref="CommunityHistory.DayCount"/> if none of the history is it.</summary>
    public int DayOver(int day, long at)
    {
        while (day < _history.DayCount && _history.EndOf(day) < at + _window)
            day++;
        return day;
    }

    /// <param name="day">The day of <paramref name="at"/>.</param>
    public void Add(int day, long at, params ReadOnlySpan<int> amounts)
    {
        Add(_begun, day, amounts);
        if (DayOver(day, at) is var over && over < _history.DayCount)
            Add(_over, over, amounts);
    }

    /// <summary>How many things; null while a window is not over, and for a period before the history.</summary>
    public int? Of(Period period) => Sum(period, 0);

    /// <summary>The sum of the amount at that place.</summary>
    public int? Of(Period period, int amount) => Sum(period, amount + 1);

    private static void Add(DaySums[] sums, int day, ReadOnlySpan<int> amounts)
    {
        sums[0].Add(day);
        for (var i = 0; i < amounts.Length; i++)
            sums[i + 1].Add(day, amounts[i]);
    }

    private int? Sum(Period period, int place)
    {
        if (period.Last < 0)
            return null;
        if (period.Span == PeriodSpan.Days28)
            return _over[place].Of(period);
        return _history.EndOf(period.Last) + _window <= _history.EndOf(_history.DayCount - 1) ? _begun[place].Of(period) : null;
    }
}
