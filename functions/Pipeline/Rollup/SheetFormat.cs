using System.Buffers.Binary;
using System.Text;
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

    /// <summary>A part larger than this is followed by another: 24,000 bytes are 64,000 as base64 in UTF-16, below a column's 65,536.</summary>
    public const int PartBytes = 23_900;

    /// <summary>Independent of time zones, and before every instant that any zone calls this day.</summary>
    public static long Origin(DateOnly day) => day.ToDateTime(TimeOnly.MinValue).Ticks - TimeSpan.TicksPerDay;
}

/// <summary>Packs a day's entries into parts.</summary>
internal sealed class SheetWriter(DateOnly day)
{
    private readonly long _origin = SheetFormat.Origin(day);
    private readonly List<byte[]> _parts = [];
    private readonly List<byte> _part = [];

    public void Add(MemberId member, in SheetEntry entry)
    {
        if (_part.Count >= SheetFormat.PartBytes)
            Cut();
        if (_part.Count == 0)
            _part.Add(SheetFormat.Version);

        AddId(member);
        _part.Add((byte)(
            (entry.First != 0 ? SheetFormat.HasSpan : 0) | (entry.LateFirst != 0 ? SheetFormat.HasLateSpan : 0)
            | (entry.Joined != 0 ? SheetFormat.HasJoined : 0) | (entry.Gone ? SheetFormat.IsGone : 0)));
        _part.Add((byte)entry.Source);
        AddSpan(entry.First, entry.Last);
        AddSpan(entry.LateFirst, entry.LateLast);
        if (entry.Joined != 0)
            AddNumber((ulong)(entry.Joined - _origin));
        AddCounts(entry.Counts);
    }

    public IReadOnlyList<byte[]> Parts()
    {
        if (_part.Count > 0)
            Cut();
        return _parts;
    }

    private void Cut()
    {
        _parts.Add([.. _part]);
        _part.Clear();
    }

    private void AddId(MemberId member)
    {
        if (Digest.TryParse(member.Value, out var bits))
        {
            Span<byte> raw = stackalloc byte[17];
            raw[0] = 0;
            BinaryPrimitives.WriteUInt128BigEndian(raw[1..], bits);
            _part.AddRange(raw);
            return;
        }

        var text = Encoding.UTF8.GetBytes(member.Value);
        _part.Add(checked((byte)text.Length));
        _part.AddRange(text);
    }

    private void AddSpan(long first, long last)
    {
        if (first == 0)
            return;

        AddNumber((ulong)(first - _origin));
        AddNumber((ulong)(last - first));
    }

    private void AddCounts(in SheetCounts counts)
    {
        var mask = 0u;
        for (var i = 0; i < SheetCounts.Length; i++)
            mask |= counts[i] != 0 ? 1u << i : 0;
        AddNumber(mask);
        for (var i = 0; i < SheetCounts.Length; i++)
        {
            if (counts[i] != 0)
                AddNumber((ulong)counts[i]);
        }
    }

    private void AddNumber(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _part.Add((byte)(value | 0x80));
        _part.Add((byte)value);
    }
}
