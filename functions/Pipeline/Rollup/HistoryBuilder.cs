using Pipeline.Model;

namespace Pipeline.Rollup;

/// <summary>Reads sheets, in the order of their days, into what a history holds.</summary>
internal sealed class HistoryBuilder
{
    private static readonly int SourceCount = Enum.GetValues<Source>().Length;

    private readonly MemberRoster _members;
    private readonly DateOnly _firstDay;
    private readonly long[] _ends;
    private readonly List<HistoryEntry> _entries = [];
    private readonly LinkedAccountsOnDays _linked;

    public HistoryBuilder(MemberRoster members, DateOnly firstDay, long[] ends)
    {
        _members = members;
        _firstDay = firstDay;
        _ends = ends;
        _linked = new(members);
        Days = new HistoryEntry[ends.Length][];
        Array.Fill(Days, []);
    }

    /// <summary>Each day's entries, by account.</summary>
    public HistoryEntry[][] Days { get; }

    /// <summary>How often members did what: by source, then by day; null for a source without entries.</summary>
    public SheetCounts[]?[] Counts { get; } = new SheetCounts[]?[SourceCount];

    /// <summary>The last day with an entry; -1 if there is none.</summary>
    public int LastDay { get; private set; } = -1;

    /// <param name="parts">All of one day.</param>
    public void Add(IEnumerable<DaySheet> parts)
    {
        foreach (var part in parts)
            Read(part);

        if (_entries.Count == 0)
            return;

        _linked.Settle(_entries);
        var entries = GC.AllocateUninitializedArray<HistoryEntry>(_entries.Count);
        _entries.CopyTo(entries);
        Days[LastDay] = entries;
        _entries.Clear();
    }

    private void Read(DaySheet sheet)
    {
        var day = sheet.Day.DayNumber - _firstDay.DayNumber;
        var reader = new SheetReader(sheet, _members);
        while (reader.TryRead(out var entry))
        {
            _linked.See(entry.Member, entry.Gone);
            entry.Member = _members.PersonOf(entry.Member);
            if (_members.IsNeverCounted(entry.Member))
                continue;

            LastDay = day;
            var counts = Counts[(int)entry.Source] ??= new SheetCounts[_ends.Length];
            if (_members.IsStaff(entry.Member, _ends[day]))
            {
                Add(entry, Did.AsStaff);
                continue;
            }

            counts[day].Add(entry.Counts);
            Add(entry, Did.None);
        }
    }

    private void Add(in SheetEntry entry, Did how)
    {
        if (entry.Joined != 0)
            _entries.Add(new(entry.Joined, entry.Joined, entry.Member, entry.Source, how | Did.Join));

        var act = how | Did.Act | (entry.IsEngaged ? Did.Engage : Did.None);
        if (entry.First != 0)
            _entries.Add(new(entry.First, entry.Last, entry.Member, entry.Source, act));
        if (entry.LateFirst != 0)
            _entries.Add(new(entry.LateFirst, entry.LateLast, entry.Member, entry.Source, act));

        // Leaving came last on the day, so it is said last.
        if (entry.Gone)
            _entries.Add(new(0, 0, entry.Member, entry.Source, how | Did.Leave));
    }
}
