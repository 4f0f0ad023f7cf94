namespace Pipeline.Rollup.Definitions;

/// <summary>One week's cohort: sizes, and for each bracket and each day n how many were active; null until that is over for all of it.</summary>
internal sealed record CohortCounts(DateOnly Week)
{
    public int Joined { get; set; }

    public int Started { get; set; }

    public required int?[] Brackets { get; init; }

    public required int?[] NDay { get; init; }

    public required int?[] Unbounded { get; init; }
}

/// <summary>
/// Definitions 4 and 5: weekly cohorts (Monday to Sunday) of those who joined or were first seen active, by brackets of days since; and
/// of those first active in the week, by day n and by day n or any later day.
/// </summary>
internal static class CohortTable
{
    /// <summary>First and last day of each bracket, in 24-hour windows since joining.</summary>
    public static readonly IReadOnlyList<(int First, int Last)> Brackets = [(0, 0), (1, 3), (4, 7), (8, 14), (15, 30), (31, 60), (61, 90)];

    public static IReadOnlyList<CohortCounts> Of(CommunityHistory history, MemberAges ages)
    {
        var weeks = new SortedDictionary<DateOnly, CohortCounts>();
        for (var member = 0; member < ages.JoinedDay.Length; member++)
        {
            if (ages.JoinedDay[member] >= 0)
                AddJoined(Week(ages.JoinedDay[member]), ages.SinceJoined[member]);
            if (ages.FirstActiveDay[member] >= 0)
                AddStarted(Week(ages.FirstActiveDay[member]), ages.SinceFirst[member], ages.LastAge[member]);
        }

        return [.. weeks.Values];

        CohortCounts Week(int day)
        {
            var monday = MondayOf(history.DayAt(day));
            if (!weeks.TryGetValue(monday, out var week))
                weeks[monday] = week = Empty(history, monday);
            return week;
        }
    }

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static void AddJoined(CohortCounts week, UInt128 active)
    {
        week.Joined++;
        for (var i = 0; i < Brackets.Count; i++)
        {
            var (first, last) = Brackets[i];
            var days = (UInt128.One << (last - first + 1)) - 1;
            week.Brackets[i] += (active & (days << first)) != 0 ? 1 : 0;
        }
    }

    private static void AddStarted(CohortCounts week, UInt128 active, int lastAge)
    {
        week.Started++;
        for (var i = 0; i < Retention.Days.Length; i++)
        {
            week.NDay[i] += (int)(active >> Retention.Days[i]) & 1;
            week.Unbounded[i] += lastAge >= Retention.Days[i] ? 1 : 0;
        }
    }

    private static CohortCounts Empty(CommunityHistory history, DateOnly monday)
    {
        var end = history.EndOf(monday.AddDays(6).DayNumber - history.FirstDay.DayNumber);
        var brackets = new int?[Brackets.Count];
        for (var i = 0; i < brackets.Length; i++)
            brackets[i] = IsOver(Brackets[i].Last) ? 0 : null;
        var days = new int?[Retention.Days.Length];
        for (var i = 0; i < days.Length; i++)
            days[i] = IsOver(Retention.Days[i]) ? 0 : null;
        return new(monday) { Brackets = brackets, NDay = days, Unbounded = [.. days] };

        bool IsOver(int day) => end + ((day + 1) * TimeSpan.TicksPerDay) <= history.End;
    }
}
