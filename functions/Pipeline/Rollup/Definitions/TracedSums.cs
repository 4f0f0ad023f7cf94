namespace Pipeline.Rollup.Definitions;

/// <summary>Counts by day that say, in a history that is traced, what they are made of.</summary>
internal sealed class TracedSums(CommunityHistory history)
{
    private readonly DaySums _sums = new(history.DayCount);
    private readonly List<(int Day, Share Share)>? _shares = history.IsTraced ? [] : null;

    /// <param name="what">What happened that is counted.</param>
    public void Add(int day, in Trace what, int count = 1)
    {
        _sums.Add(day, count);
        if (count != 0)
            _shares?.Add((day, new(what.Member, count, what)));
    }

    /// <summary>What else shows a thing that was added: it adds nothing.</summary>
    public void Show(int day, in Trace what, in Trace also) => _shares?.Add((day, new(what.Member, 0, also)));

    /// <summary>Both ends included; days outside the history have nothing.</summary>
    public int Of(int first, int last) => _sums.Of(first, last);

    public int Of(Period period) => _sums.Of(period);

    /// <summary>What the period's count is made of.</summary>
    public IEnumerable<Share> Behind(Period period) =>
        (_shares ?? []).Where(one => one.Day >= period.First && one.Day <= period.Last).Select(one => one.Share);
}
