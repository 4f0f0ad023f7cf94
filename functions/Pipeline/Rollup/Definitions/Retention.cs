namespace Pipeline.Rollup.Definitions;

/// <summary>
/// Definition 3: of the members first active on a day, how many were active on day n after it. Rolling: in [24n, 24(n+1)) hours after
/// each member's own first activity. Calendar: on the n-th calendar day after. Null until that is over for the whole cohort.
/// </summary>
internal static class Retention
{
    /// <summary>The days n that are kept: D1 to D90.</summary>
    public static ReadOnlySpan<int> Days => [1, 3, 7, 14, 30, 60, 90];

    /// <summary>By day of first activity, then by the place in <see cref="Days"/>.</summary>
    public static int?[][] Rolling(CommunityHistory history, MemberAges ages) =>
        ByFirstDay(history, ages, ages.SinceFirst, (day, n) => history.EndOf(day) + ((n + 1) * TimeSpan.TicksPerDay) <= history.End);

    public static int?[][] Calendar(CommunityHistory history, MemberAges ages) =>
        ByFirstDay(history, ages, ages.CalendarSinceFirst, (day, n) => day + n < history.DayCount);

    private static int?[][] ByFirstDay(CommunityHistory history, MemberAges ages, UInt128[] active, Func<int, int, bool> isOver)
    {
        var result = new int?[history.DayCount][];
        for (var member = 0; member < active.Length; member++)
        {
            var day = ages.FirstActiveDay[member];
            if (day < 0)
                continue;

            var cells = result[day] ??= Cells(day, isOver);
            for (var i = 0; i < Days.Length; i++)
                cells[i] += (int)(active[member] >> Days[i]) & 1;
        }

        return result;
    }

    private static int?[] Cells(int day, Func<int, int, bool> isOver)
    {
        var cells = new int?[Days.Length];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = isOver(day, Days[i]) ? 0 : null;
        return cells;
    }
}
