namespace Pipeline.Rollup.Definitions;

/// <summary>A number for each day, made of spans of days: only where a span begins and ends is written down.</summary>
/// <param name="days">How many days there are.</param>
/// <param name="longest">How far a span may reach past the last day.</param>
internal sealed class Tally(int days, int longest)
{
    private readonly int[] _changes = new int[days + longest + 1];

    /// <summary>Adds to the days from <paramref name="from"/> up to and without <paramref name="until"/>.</summary>
    public void Add(int from, int until, int count = 1)
    {
        _changes[from] += count;
        _changes[until] -= count;
    }

    public int[] ByDay()
    {
        var sums = new int[days];
        var sum = 0;
        for (var day = 0; day < days; day++)
            sums[day] = sum += _changes[day];
        return sums;
    }
}
