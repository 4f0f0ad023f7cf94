namespace Pipeline.Rollup.Definitions;

/// <summary>Counts by day, summed over any days at once.</summary>
internal sealed class DaySums(int days)
{
    // Up to the first question: the day's own count, one place on. From then on: all days' before.
    private readonly int[] _sums = new int[days + 1];
    private bool _isSummed;

    public void Add(int day, int count = 1) => _sums[day + 1] += count;

    /// <summary>Both ends included; days outside the history have nothing.</summary>
    public int Of(int first, int last)
    {
        if (!_isSummed)
            Sum();
        return last < 0 ? 0 : _sums[Math.Min(last, days - 1) + 1] - _sums[Math.Max(first, 0)];
    }

    public int Of(Period period) => Of(period.First, period.Last);

    private void Sum()
    {
        for (var day = 1; day <= days; day++)
            _sums[day] += _sums[day - 1];
        _isSummed = true;
    }
}
