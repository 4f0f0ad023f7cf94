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
    public static Inequality Of(ReadOnlySpan<int> members)
    {
        var (population, contributions, gini) = (0, 0L, 0L);
        foreach (var count in members)
            population += count;

        var below = 0L;
        for (var written = 0; written < members.Length; written++)
        {
            var count = members[written];
            gini += count * GiniTerm(written, count, below, population);
            contributions += (long)written * count;
            below += count;
        }

        if (contributions == 0)
            return new(population, 0, 0, null, null, null, null);

        var contributors = population - members[0];
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

    private static int FewestWithHalf(ReadOnlySpan<int> members, long contributions)
    {
        var (left, fewest) = ((contributions + 1) / 2, 0L);
        for (var written = members.Length - 1; left > 0; written--)
        {
            var needed = Math.Min(members[written], (left + written - 1) / written);
            (left, fewest) = (left - (needed * written), fewest + needed);
        }

        return (int)fewest;
    }

    private static int ByBusiest(ReadOnlySpan<int> members, int busiest)
    {
        var written = 0;
        for (var each = members.Length - 1; busiest > 0 && each > 0; each--)
        {
            var taken = Math.Min(members[each], busiest);
            (written, busiest) = (written + (taken * each), busiest - taken);
        }

        return written;
    }
}
