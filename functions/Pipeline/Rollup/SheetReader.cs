using System.Numerics;
using Pipeline.Model;

namespace Pipeline.Rollup;

/// <summary>Reads a sheet's part back, entry by entry; accounts become the roster's ordinals.</summary>
internal ref struct SheetReader
{
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

        (entry.Member, at) = PackedBytes.Account(_bytes, at, _roster);
        var flags = _bytes[at++];
        entry.Source = (Source)_bytes[at++];
        if ((flags & SheetFormat.HasSpan) != 0)
            (entry.First, entry.Last, at) = Span(at);
        if ((flags & SheetFormat.HasLateSpan) != 0)
            (entry.LateFirst, entry.LateLast, at) = Span(at);
        if ((flags & SheetFormat.HasJoined) != 0)
            (entry.Joined, at) = Instant(_origin, at);
        entry.Gone = (flags & SheetFormat.IsGone) != 0;

        (var mask, at) = PackedBytes.Number(_bytes, at);
        for (; mask != 0; mask &= mask - 1)
        {
            // Hardly anybody does one thing 128 times a day.
            ulong count = _bytes[at++];
            if (count >= 0x80)
                (count, at) = PackedBytes.Number(_bytes, at - 1);
            entry.Counts[BitOperations.TrailingZeroCount(mask)] = (int)count;
        }

        _next = at;
        return true;
    }

    private readonly (long First, long Last, int Next) Span(int at)
    {
        (var first, at) = Instant(_origin, at);
        (var last, at) = Instant(first, at);
        return (first, last, at);
    }

    private readonly (long Ticks, int Next) Instant(long from, int at)
    {
        (var ticks, at) = PackedBytes.Number(_bytes, at);
        return (from + (long)ticks, at);
    }
}
