namespace Pipeline.Rollup.Definitions;

/// <summary>The members of one period A(t) against the one before: |A(t)| = |A(t−1)| − dormant + new + resurrected.</summary>
/// <param name="Active">|A(t)|.</param>
/// <param name="New">Active for the first time ever.</param>
/// <param name="Returning">In both periods.</param>
/// <param name="Resurrected">In this one, not in the one before, and not new.</param>
/// <param name="Dormant">In the one before only.</param>
/// <param name="Lapsed">Active before the previous period and not in it: the pool that the resurrected come from.</param>
internal readonly record struct LifecycleCounts(int Active, int New, int Returning, int Resurrected, int Dormant, int Lapsed);

/// <summary>
/// Definitions 2 and 6: for each day, the period of so many days that ends with it against the period just before. The number active in
/// periods of 1, 7 and 30 days is DAU, WAU and MAU.
/// </summary>
internal sealed class Lifecycle
{
    private readonly int _length;

    // In this period and in the one before; in this one alone.
    private readonly Tally _both;
    private readonly Tally _alone;

    private Lifecycle(int length, int days)
    {
        _length = length;
        _both = new(days, length);
        _alone = new(days, length);
    }

    /// <summary>By day.</summary>
    /// <param name="days">With gaps told apart up to twice the length.</param>
    /// <param name="length">Of a period.</param>
    public static LifecycleCounts[] Of(ActiveDays days, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(2 * length, days.Longest);
        var lifecycle = new Lifecycle(length, days.Active.Length);
        for (var day = 0; day < days.Active.Length; day++)
        {
            var others = days.Active[day];
            for (var gap = 1; gap < 2 * length && gap <= day; gap++)
            {
                var members = days.Gaps(day - gap, gap);
                lifecycle.Add(day, day - gap, members);
                others -= members;
            }

            lifecycle._alone.Add(day, day + length, others);
        }

        return lifecycle.Counts(days.Known);
    }

    // A day's activity shows in this period for as many days as that is long, and then in the one before for as many again. So the last
    // active day before it, where that is no longer ago, is all that there is to know: what that one shows already is left out.
    private void Add(int day, int last, int members)
    {
        var (until, shown) = (day + _length, last + _length);
        if (shown > day)
        {
            _both.Add(shown, until, members);
        }
        else
        {
            _both.Add(day, shown + _length, members);
            _alone.Add(shown + _length, until, members);
        }
    }

    /// <param name="known">How many had ever been active, by day.</param>
    private LifecycleCounts[] Counts(int[] known)
    {
        var (both, alone) = (_both.ByDay(), _alone.ByDay());
        var counts = new LifecycleCounts[known.Length];
        for (var day = 0; day < counts.Length; day++)
        {
            var (before, old) = day < _length ? (0, 0) : (counts[day - _length].Active, known[day - _length]);
            var newcomers = known[day] - old;
            counts[day] = new(both[day] + alone[day], newcomers, both[day], alone[day] - newcomers, before - both[day], old - before);
        }

        return counts;
    }
}
