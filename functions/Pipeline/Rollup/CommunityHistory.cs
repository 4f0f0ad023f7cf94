using Pipeline.Model;

namespace Pipeline.Rollup;

/// <summary>
/// All that members did in a community, day by day, in memory: what every definition is a pure function of. Days are numbered from the
/// first that has a sheet; the history ends with the last closed day, or earlier when everything has long been quiet.
/// </summary>
internal sealed class CommunityHistory
{
    /// <summary>After this many days without an entry nothing changes any more: it exceeds every window.</summary>
    public const int QuietDays = 120;

    private readonly HistoryEntry[][] _days;
    private readonly long[] _ends;

    private CommunityHistory(HistoryEntry[][] days, long[] ends)
    {
        _days = days;
        _ends = ends;
    }

    public required DateOnly FirstDay { get; init; }

    public required MemberRoster Members { get; init; }

    /// <summary>How often members did what: by source, then by day; null for a source without entries.</summary>
    public required SheetCounts[]?[] Counts { private get; init; }

    /// <summary>Who became staff or stopped being it by the end of which day, in the order of days.</summary>
    public required IReadOnlyList<StaffDay> StaffDays { get; init; }

    /// <summary>Whether counts keep, beside each number, what it is made of: only an explanation needs to know, and it takes room.</summary>
    public bool IsTraced { get; private init; }

    public int DayCount => _days.Length;

    /// <param name="sheets">In the order of their days.</param>
    public static CommunityHistory Of(IEnumerable<DaySheet> sheets, MemberRoster members, DateOnly through, TimeZoneInfo zone)
    {
        var closed = sheets.TakeWhile(sheet => sheet.Day <= through).ToList();
        var (first, last) = closed.Count == 0 ? (through, through) : (closed[0].Day, LastDay(closed[^1].Day, through));
        var ends = new long[last.DayNumber - first.DayNumber + 1];
        for (var day = 0; day < ends.Length; day++)
            ends[day] = CommunityDay.End(first.AddDays(day), zone).UtcTicks;

        var builder = new HistoryBuilder(members, first, ends);
        foreach (var parts in closed.GroupBy(sheet => sheet.Day))
            builder.Add(parts);

        var days = builder.LastDay < 0 ? 0 : LastDay(first.AddDays(builder.LastDay), through).DayNumber - first.DayNumber + 1;
        return new(builder.Days[..days], ends)
        {
            FirstDay = first,
            Members = members,
            Counts = builder.Counts,
            StaffDays = members.StaffDays(first, days, zone),
        };
    }

    public DateOnly DayAt(int day) => FirstDay.AddDays(day);

    /// <summary>Where the day ends and the next one begins, in UTC ticks.</summary>
    public long EndOf(int day) => _ends[day];

    /// <summary>The day's entries, by account.</summary>
    public ReadOnlySpan<HistoryEntry> On(int day) => _days[day];

    public SheetCounts CountsOn(int day)
    {
        var sum = default(SheetCounts);
        foreach (var counts in Counts.OfType<SheetCounts[]>())
            sum.Add(counts[day]);

        return sum;
    }

    /// <summary>Whether the n-th 24 hours are over, also for whoever began them at the day's very end.</summary>
    public bool IsOver(int day, int n) => day < DayCount && _ends[day] + ((n + 1) * TimeSpan.TicksPerDay) <= _ends[DayCount - 1];

    public IReadOnlyList<Source> Sources() => [.. Enum.GetValues<Source>().Where(source => Counts[(int)source] is not null)];

    /// <summary>The same days, to be explained.</summary>
    public CommunityHistory Traced() => new(_days, _ends) { FirstDay = FirstDay, Members = Members, Counts = Counts, StaffDays = StaffDays, IsTraced = true };

    /// <summary>The same days, with what happened on one platform.</summary>
    public CommunityHistory On(Source platform)
    {
        var days = Array.ConvertAll(_days, entries => Array.FindAll(entries, entry => entry.Source == platform));
        if (Members.LinkedCount > 0)
            days = Array.ConvertAll(days, LinkedAccountsOnDays.Apart);

        var counts = new SheetCounts[]?[Counts.Length];
        counts[(int)platform] = Counts[(int)platform];
        return new(days, _ends) { FirstDay = FirstDay, Members = Members, Counts = counts, StaffDays = StaffDays, IsTraced = IsTraced };
    }

    /// <summary>The same days with what one member did, who is number 0: what this one adds to any number of members.</summary>
    /// <param name="entries">The member's, in the order of days.</param>
    public CommunityHistory Alone(int member, IReadOnlyList<(int Day, HistoryEntry Entry)> entries)
    {
        var days = new HistoryEntry[DayCount][];
        Array.Fill(days, []);
        foreach (var own in entries.GroupBy(one => one.Day))
            days[own.Key] = [.. own.Select(one => one.Entry with { Member = 0 })];

        var roster = new MemberRoster();
        roster.AccountOf(UInt128.One);
        return new(days, _ends)
        {
            FirstDay = FirstDay,
            Members = roster,
            Counts = new SheetCounts[]?[Counts.Length],
            StaffDays = [.. StaffDays.Where(change => change.Member == member).Select(change => change with { Member = 0 })],
        };
    }

    private static DateOnly LastDay(DateOnly lastEntry, DateOnly through) =>
        lastEntry.AddDays(QuietDays) is var quiet && quiet < through ? quiet : through;
}
