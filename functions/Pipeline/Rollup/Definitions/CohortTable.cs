namespace Pipeline.Rollup.Definitions;

/// <summary>One week's cohort: sizes, and for each bracket and each day n how many were active; null until that is over for all of it.</summary>
internal sealed record CohortCounts(DateOnly Week, int Joined, int Started, int?[] Brackets, int?[] NDay, int?[] Unbounded);

/// <summary>
/// Definitions 4 and 5: weekly cohorts (Monday to Sunday) of those who joined or were first seen active, by brackets of days since; and
/// of those first active in the week, by day n and by day n or any later day.
/// </summary>
internal sealed class CohortTable
{
    private const int DaysPerWeek = 7;

    private readonly CommunityHistory _history;
    private readonly DateOnly _firstMonday;
    private readonly Sums?[] _weeks;

    private CohortTable(CommunityHistory history)
    {
        _history = history;
        _firstMonday = MondayOf(history.FirstDay);
        _weeks = new Sums?[WeekOf(history.DayCount) + 1];
    }

    /// <summary>First and last day of each bracket, in 24-hour windows since joining.</summary>
    public static ReadOnlySpan<(int First, int Last)> Brackets => new[] { (0, 0), (1, 3), (4, 7), (8, 14), (15, 30), (31, 60), (61, 90) };

    public static IReadOnlyList<CohortCounts> Of(CommunityHistory history, MemberAges[] ages)
    {
        var table = new CohortTable(history);
        foreach (ref readonly var member in ages.AsSpan())
        {
            if (member.JoinedDay >= 0)
                table.SumsOf(member.JoinedDay).AddJoined(member);
            if (member.FirstActiveDay >= 0)
                table.SumsOf(member.FirstActiveDay).AddStarted(member);
        }

        return [.. table._weeks.Index().Where(week => week.Item is not null).Select(week => table.Counts(week.Index, week.Item!))];
    }

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % DaysPerWeek));

    /// <summary>By age: the bit of the bracket that it is in.</summary>
    public static byte[] PlacesByAge()
    {
        var places = new byte[Brackets[^1].Last + 1];
        for (var i = 0; i < Brackets.Length; i++)
            places.AsSpan(Brackets[i].First..(Brackets[i].Last + 1)).Fill((byte)(1 << i));
        return places;
    }

    private int WeekOf(int day) => (_history.DayAt(day).DayNumber - _firstMonday.DayNumber) / DaysPerWeek;

    private Sums SumsOf(int day) => _weeks[WeekOf(day)] ??= new();

    private CohortCounts Counts(int week, Sums sums)
    {
        var monday = _firstMonday.AddDays(week * DaysPerWeek);
        var sunday = monday.DayNumber - _history.FirstDay.DayNumber + DaysPerWeek - 1;
        var (brackets, nDay, unbounded) = (new int?[Brackets.Length], new int?[Retention.Days.Length], new int?[Retention.Days.Length]);
        for (var i = 0; i < brackets.Length; i++)
            brackets[i] = _history.IsOver(sunday, Brackets[i].Last) ? sums.Brackets[i] : null;
        for (var i = 0; i < nDay.Length; i++)
            (nDay[i], unbounded[i]) = _history.IsOver(sunday, Retention.Days[i]) ? (sums.NDay[i], sums.Unbounded[i]) : ((int?)null, (int?)null);
        return new(monday, sums.Joined, sums.Started, brackets, nDay, unbounded);
    }

    private sealed class Sums
    {
        public int Joined { get; private set; }

        public int Started { get; private set; }

        public int[] Brackets { get; } = new int[CohortTable.Brackets.Length];

        public int[] NDay { get; } = new int[Retention.Days.Length];

        public int[] Unbounded { get; } = new int[Retention.Days.Length];

        public void AddJoined(in MemberAges member)
        {
            Joined++;
            Add(Brackets, member.Brackets);
        }

        public void AddStarted(in MemberAges member)
        {
            Started++;
            Add(NDay, member.Rolling);
            Add(Unbounded, member.Unbounded);
        }

        private static void Add(int[] sums, byte places)
        {
            for (var i = 0; i < sums.Length; i++)
                sums[i] += (places >> i) & 1;
        }
    }
}
