using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Pipeline.Model;

namespace Pipeline.Rollup;

/// <summary>Reads a sheet's part back, entry by entry; accounts become the roster's ordinals.</summary>
internal ref struct SheetReader
{
    private const ulong HighBits = 0x8080808080808080;

    private readonly long _origin;
    private readonly MemberRoster _roster;
    private readonly ReadOnlySpan<byte> _bytes;
    private int _next;

    public SheetReader(DaySheet sheet, MemberRoster roster)
    {
        _origin = SheetFormat.Origin(sheet.Day);
        _roster = roster;
        _bytes = sheet.Entries;
        if (_bytes.Length > 0 && _bytes[_next++] is var version && version != SheetFormat.Version)
            throw new InvalidDataException($"A day's sheet has format {version}; this reader knows {SheetFormat.Version}.");
    }

    // Where the reader stands travels in and out by value, here and below, so that it never has to leave the processor.
    public bool TryRead(out SheetEntry entry)
    {
        entry = default;
        var at = _next;
        if (at == _bytes.Length)
            return false;

        (entry.Member, at) = Member(at);
        var flags = _bytes[at++];
        entry.Source = (Source)_bytes[at++];
        if ((flags & SheetFormat.HasSpan) != 0)
            (entry.First, entry.Last, at) = Span(at);
        if ((flags & SheetFormat.HasLateSpan) != 0)
            (entry.LateFirst, entry.LateLast, at) = Span(at);
        if ((flags & SheetFormat.HasJoined) != 0)
            (entry.Joined, at) = Instant(_origin, at);
        entry.Gone = (flags & SheetFormat.IsGone) != 0;

        (var mask, at) = Number(_bytes, at);
        for (; mask != 0; mask &= mask - 1)
        {
            (var count, at) = Number(_bytes, at);
            entry.Counts[BitOperations.TrailingZeroCount(mask)] = (int)count;
        }

        _next = at;
        return true;
    }

    private readonly (int Member, int Next) Member(int at)
    {
        int length = _bytes[at++];
        return length == 0
            ? (_roster.AccountOf(BinaryPrimitives.ReadUInt128BigEndian(_bytes[at..])), at + 16)
            : (_roster.AccountOf(new MemberId(Encoding.UTF8.GetString(_bytes.Slice(at, length)))), at + length);
    }

    private readonly (long First, long Last, int Next) Span(int at)
    {
        (var first, at) = Instant(_origin, at);
        (var last, at) = Instant(first, at);
        return (first, last, at);
    }

    private readonly (long Ticks, int Next) Instant(long from, int at)
    {
        (var ticks, at) = Number(_bytes, at);
        return (from + (long)ticks, at);
    }

    // Seven bits of each byte, up to the first byte below 128. Eight bytes are looked at together where there are as many: no branch then
    // depends on how long the number is.
    private static (ulong Value, int Next) Number(ReadOnlySpan<byte> bytes, int at)
    {
        var raw = at + sizeof(ulong) <= bytes.Length ? BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]) : ulong.MaxValue;
        var ends = ~raw & HighBits;
        if (ends == 0)
            return LongNumber(bytes, at);

        raw &= ends ^ (ends - 1);
        raw = (raw & 0x007f007f007f007f) | ((raw & 0x7f007f007f007f00) >> 1);
        raw = (raw & 0x00003fff00003fff) | ((raw & 0x3fff00003fff0000) >> 2);
        raw = (raw & 0x000000000fffffff) | ((raw & 0x0fffffff00000000) >> 4);
        return (raw, at + ((BitOperations.TrailingZeroCount(ends) + 1) >> 3));
    }

    private static (ulong Value, int Next) LongNumber(ReadOnlySpan<byte> bytes, int at)
    {
        var value = 0ul;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return (value, at);
        }
    }
}
