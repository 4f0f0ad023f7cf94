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
    private readonly TracedSums[] _begun;
    private readonly TracedSums[] _over;

    /// <param name="amounts">How many amounts belong to each thing.</param>
    public WindowedCounts(CommunityHistory history, TimeSpan window, int amounts)
    {
        (_history, _window) = (history, window.Ticks);
        _begun = [.. Enumerable.Range(0, amounts + 1).Select(_ => new TracedSums(history))];
        _over = [.. Enumerable.Range(0, amounts + 1).Select(_ => new TracedSums(history))];
    }

    /// <summary>The day on which the window that begins then is over; <see cref="CommunityHistory.DayCount"/> if none of the history is it.</summary>
    public int DayOver(int day, long at)
    {
        while (day < _history.DayCount && _history.EndOf(day) < at + _window)
            day++;
        return day;
    }

    /// <param name="thing">Begins its window when it happens.</param>
    public void Add(in Trace thing, params ReadOnlySpan<int> amounts)
    {
        Add(_begun, thing.Day, thing, amounts);
        if (DayOver(thing.Day, thing.At) is var over && over < _history.DayCount)
            Add(_over, over, thing, amounts);
    }

    /// <summary>What else shows the amount of a thing that was added: it adds nothing.</summary>
    public void Show(in Trace thing, int amount, in Trace also)
    {
        if (!_history.IsTraced)
            return;

        _begun[amount + 1].Show(thing.Day, thing, also);
        if (DayOver(thing.Day, thing.At) is var over && over < _history.DayCount)
            _over[amount + 1].Show(over, thing, also);
    }

    /// <summary>How many things.</summary>
    public WindowedCount Things => new(this, 0);

    /// <summary>The sum of the amounts at that place.</summary>
    public WindowedCount Amount(int place) => new(this, place + 1);

    /// <summary>What the period is counted from; null while a window is not over, and for a period before the history.</summary>
    internal TracedSums? SumsFor(Period period, int place)
    {
        if (period.Last < 0)
            return null;
        if (period.Span == PeriodSpan.Days28)
            return _over[place];
        return _history.EndOf(period.Last) + _window <= _history.EndOf(_history.DayCount - 1) ? _begun[place] : null;
    }

    private static void Add(TracedSums[] sums, int day, in Trace thing, ReadOnlySpan<int> amounts)
    {
        sums[0].Add(day, thing);
        for (var i = 0; i < amounts.Length; i++)
            sums[i + 1].Add(day, thing, amounts[i]);
    }
}

/// <summary>One of the counts: of the things themselves, or of one of their amounts.</summary>
internal readonly record struct WindowedCount(WindowedCounts Counts, int Place)
{
    /// <summary>Null while a window is not over, and for a period before the history.</summary>
    public int? Of(Period period) => Counts.SumsFor(period, Place)?.Of(period);

    /// <summary>What the period's count is made of, in a history that is traced.</summary>
    public IEnumerable<Share> Behind(Period period) => Counts.SumsFor(period, Place)?.Behind(period) ?? [];
}
