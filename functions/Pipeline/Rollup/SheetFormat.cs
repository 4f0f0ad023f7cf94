using Pipeline.Model;

namespace Pipeline.Rollup;

/// <summary>
/// The packed form of a sheet: a version byte, then one entry after the other: id (a 0 and 16 bytes, or a length and UTF-8), flags,
/// source, spans and joining as LEB128 offsets from the day before at 00:00 UTC, a mask of the counts that are not 0, those counts.
/// </summary>
internal static class SheetFormat
{
    public const byte Version = 1;
    public const int HasSpan = 1;
    public const int HasLateSpan = 2;
    public const int HasJoined = 4;
    public const int IsGone = 8;

    /// <summary>Independent of time zones, and before every instant that any zone calls this day.</summary>
    public static long Origin(DateOnly day) => day.ToDateTime(TimeOnly.MinValue).Ticks - TimeSpan.TicksPerDay;
}

/// <summary>Packs a day's entries into parts.</summary>
internal sealed class SheetWriter(DateOnly day)
{
    private readonly long _origin = SheetFormat.Origin(day);
    private readonly PackedParts _parts = new(SheetFormat.Version);

    public void Add(MemberId member, in SheetEntry entry)
    {
        _parts.Begin();
        _parts.AddId(member.Value);
        _parts.AddByte((byte)(
            (entry.First != 0 ? SheetFormat.HasSpan : 0) | (entry.LateFirst != 0 ? SheetFormat.HasLateSpan : 0)
            | (entry.Joined != 0 ? SheetFormat.HasJoined : 0) | (entry.Gone ? SheetFormat.IsGone : 0)));
        _parts.AddByte((byte)entry.Source);
        AddSpan(entry.First, entry.Last);
        AddSpan(entry.LateFirst, entry.LateLast);
        if (entry.Joined != 0)
            _parts.AddNumber((ulong)(entry.Joined - _origin));
        AddCounts(entry.Counts);
    }

    public IReadOnlyList<byte[]> Parts() => _parts.All();

    private void AddSpan(long first, long last)
    {
        if (first == 0)
            return;

        _parts.AddNumber((ulong)(first - _origin));
        _parts.AddNumber((ulong)(last - first));
    }

    private void AddCounts(in SheetCounts counts)
    {
        var mask = 0u;
        for (var i = 0; i < SheetCounts.Length; i++)
            mask |= counts[i] != 0 ? 1u << i : 0;
        _parts.AddNumber(mask);
        for (var i = 0; i < SheetCounts.Length; i++)
        {
            if (counts[i] != 0)
                _parts.AddNumber((ulong)counts[i]);
        }
    }
}
