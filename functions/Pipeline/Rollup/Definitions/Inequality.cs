namespace Pipeline.Rollup.Definitions;

/// <summary>Definition 9: how evenly what is written is spread over members.</summary>
/// <param name="Population">Members who were there, or wrote.</param>
/// <param name="Contributors">Of these, who wrote.</param>
/// <param name="Contributions">What they wrote.</param>
/// <param name="GiniNumerator">Of population times contributions: Gini's coefficient, Σ(2i − n − 1)xᵢ, members in ascending order.</param>
/// <param name="AbsenceFactor">The fewest members who wrote half of it or more; null where nobody wrote.</param>
/// <param name="Top1">Written by the busiest hundredth, one member at least.</param>
/// <param name="Top10">Written by the busiest tenth, one member at least.</param>
internal sealed record Inequality(
    int Population, int Contributors, int Contributions, long? GiniNumerator, int? AbsenceFactor, int? Top1, int? Top10)
{
    /// <param name="members">How many members there are by what they wrote: at 0, who wrote nothing.</param>
    public static Inequality Of(SortedDictionary<int, int> members)
    {
        var (population, contributions, gini) = (members.Values.Sum(), 0L, 0L);
        var below = 0L;
        foreach (var (written, count) in members)
        {
            gini += count * GiniTerm(written, count, below, population);
            contributions += (long)written * count;
            below += count;
        }

        if (contributions == 0)
            return new(population, 0, 0, null, null, null, null);

        var contributors = population - members.GetValueOrDefault(0);
        return new(
            population, contributors, (int)contributions, gini, FewestWithHalf(members, contributions),
            ByBusiest(members, BusiestHundredth(population)), ByBusiest(members, BusiestTenth(population)));
    }

    /// <summary>What each of so many members, who all wrote as much, adds to <see cref="GiniNumerator"/>.</summary>
    /// <param name="below">How many wrote less.</param>
    public static long GiniTerm(int written, int count, long below, int population) =>
        // They have the places below + 1 to below + count, whose mean is as good as each.
        written * ((2 * below) + count - population);

    public static int BusiestHundredth(int population) => (population + 99) / 100;

    public static int BusiestTenth(int population) => (population + 9) / 10;

    private static int FewestWithHalf(SortedDictionary<int, int> members, long contributions)
    {
        var (left, fewest) = ((contributions + 1) / 2, 0L);
        foreach (var (written, count) in members.Reverse())
        {
            var needed = Math.Min(count, (left + written - 1) / written);
            (left, fewest) = (left - (needed * written), fewest + needed);
            if (left <= 0)
                break;
        }

        return (int)fewest;
    }

    private static int ByBusiest(SortedDictionary<int, int> members, int busiest)
    {
        var written = 0;
        foreach (var (each, count) in members.Reverse())
        {
            var taken = Math.Min(count, busiest);
            (written, busiest) = (written + (taken * each), busiest - taken);
        }

        return written;
    }
}
