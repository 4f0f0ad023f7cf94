using Pipeline.Model;

namespace Pipeline.Rollup;

/// <summary>
/// All that counted members did in a community, day by day, in memory: what every definition is a pure function of. Days are numbered
/// from the first with an entry; the history ends with the last closed day, or earlier when everything has long been quiet.
/// </summary>
internal sealed class CommunityHistory
{
    /// <summary>After this many days without an entry there is nothing more to say: it exceeds every window.</summary>
    public const int QuietDays = 120;

    private readonly SheetEntry[] _entries;
    private readonly int[] _starts;

    private CommunityHistory(SheetEntry[] entries, int[] starts, DateOnly firstDay, MemberRoster members, TimeZoneInfo zone)
    {
        _entries = entries;
        _starts = starts;
        FirstDay = firstDay;
        Members = members;
        Zone = zone;
    }

    public DateOnly FirstDay { get; }

    public MemberRoster Members { get; }

    public TimeZoneInfo Zone { get; }

    public int DayCount => _starts.Length - 1;

    /// <summary>When the last day of the history ends, in UTC ticks: what is not over by then is not known.</summary>
    public long End => EndOf(DayCount - 1);

    /// <param name="sheets">In the order of their days.</param>
    public static CommunityHistory Of(IEnumerable<DaySheet> sheets, MemberRoster members, DateOnly through, TimeZoneInfo zone)
    {
        var entries = new List<SheetEntry>();
        var days = new List<(DateOnly Day, int Start)>();
        foreach (var sheet in sheets)
        {
            if (sheet.Day > through)
                break;

            var start = entries.Count;
            var end = CommunityDay.End(sheet.Day, zone);
            var reader = new SheetReader(sheet, members);
            while (reader.TryRead(out var entry))
            {
                if (members.Counts(entry.Member, end))
                    entries.Add(entry);
            }

            if (entries.Count > start && (days.Count == 0 || days[^1].Day != sheet.Day))
                days.Add((sheet.Day, start));
        }

        if (days.Count == 0)
            return new([], [0], through, members, zone);

        var last = days[^1].Day.AddDays(QuietDays) is var quiet && quiet < through ? quiet : through;
        return new([.. entries], Starts(days, last, entries.Count), days[0].Day, members, zone);
    }

    public DateOnly DayAt(int day) => FirstDay.AddDays(day);

    /// <summary>The day's entries; none for days outside the history.</summary>
    public ReadOnlySpan<SheetEntry> On(int day) =>
        day < 0 || day >= DayCount ? [] : _entries.AsSpan(_starts[day], _starts[day + 1] - _starts[day]);

    public long EndOf(int day) => CommunityDay.End(DayAt(day), Zone).UtcTicks;

    public IReadOnlyList<Source> Sources()
    {
        var seen = 0u;
        foreach (ref readonly var entry in _entries.AsSpan())
            seen |= 1u << (int)entry.Source;
        return [.. Enum.GetValues<Source>().Where(source => (seen & (1u << (int)source)) != 0)];
    }

    /// <summary>The same days, with what happened on one platform.</summary>
    public CommunityHistory On(Source platform)
    {
        var starts = new int[_starts.Length];
        var entries = new List<SheetEntry>(_entries.Length);
        for (var day = 0; day < DayCount; day++)
        {
            starts[day] = entries.Count;
            foreach (ref readonly var entry in On(day))
            {
                if (entry.Source == platform)
                    entries.Add(entry);
            }
        }

        starts[^1] = entries.Count;
        return new([.. entries], starts, FirstDay, Members, Zone);
    }

    private static int[] Starts(List<(DateOnly Day, int Start)> days, DateOnly last, int count)
    {
        var first = days[0].Day.DayNumber;
        var starts = new int[last.DayNumber - first + 2];
        Array.Fill(starts, count);
        var next = 0;
        for (var day = 0; day < starts.Length; day++)
        {
            while (next < days.Count && days[next].Day.DayNumber - first < day)
                next++;
            if (next < days.Count)
                starts[day] = days[next].Start;
        }

        return starts;
    }
}
