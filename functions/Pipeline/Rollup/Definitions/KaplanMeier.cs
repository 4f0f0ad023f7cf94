namespace Pipeline.Rollup.Definitions;

/// <summary>How long something took, or how long it had not come when it was last looked for.</summary>
internal readonly record struct Wait(long Ticks, bool IsOver) : IComparable<Wait>
{
    public int CompareTo(Wait other) => Ticks.CompareTo(other.Ticks);

    /// <summary>From <paramref name="from"/> to <paramref name="came"/>, if that was before <paramref name="until"/>.</summary>
    /// <param name="came">0: never.</param>
    public static Wait Of(long from, long came, long until) =>
        came != 0 && came < until ? new(Math.Max(0, came - from), IsOver: true) : new(Math.Max(0, until - from), IsOver: false);
}

/// <summary>
/// The Kaplan–Meier estimate: of waits of which some are not over, how long until a part of them is. Whoever still waits is counted as
/// long as they were seen to, instead of being left out, which would make everything look quicker than it is.
/// https://en.wikipedia.org/wiki/Kaplan%E2%80%93Meier_estimator
/// </summary>
internal static class KaplanMeier
{
    private const double Tolerance = 1e-9;

    /// <summary>
    /// In seconds; null where not so many have come to an end. Where exactly that part has, half way to the next end, as with any median of
    /// an even number.
    /// </summary>
    /// <param name="waits">Sorted.</param>
    /// <param name="part">0.5 for the median.</param>
    public static int? Seconds(ReadOnlySpan<Wait> waits, double part)
    {
        var (left, still, reached) = (waits.Length, 1.0, -1L);
        for (var i = 0; i < waits.Length;)
        {
            var (at, ended, seen) = (waits[i].Ticks, 0, 0);
            for (; i < waits.Length && waits[i].Ticks == at; i++, seen++)
                ended += waits[i].IsOver ? 1 : 0;
            if (ended > 0 && reached >= 0)
                return ToSeconds(reached + ((at - reached) / 2));

            still *= 1 - ((double)ended / left);
            left -= seen;
            if (ended == 0 || still > 1 - part + Tolerance)
                continue;
            if (still < 1 - part - Tolerance)
                return ToSeconds(at);
            reached = at;
        }

        return reached < 0 ? null : ToSeconds(reached);
    }

    private static int ToSeconds(long ticks) => (int)(ticks / TimeSpan.TicksPerSecond);
}
