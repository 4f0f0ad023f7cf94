using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using Pipeline.Model;

namespace Pipeline.Rollup;

/// <summary>Reads what <see cref="PackedParts"/> packed. Where a reader stands travels in and out by value.</summary>
internal static class PackedBytes
{
    private const ulong HighBits = 0x8080808080808080;

    /// <summary>An id, as the roster's number for the account.</summary>
    public static (int Account, int Next) Account(ReadOnlySpan<byte> bytes, int at, MemberRoster roster)
    {
        int length = bytes[at++];
        return length == 0
            ? (roster.AccountOf(BinaryPrimitives.ReadUInt128BigEndian(bytes[at..])), at + 16)
            : (roster.AccountOf(new MemberId(Encoding.UTF8.GetString(bytes.Slice(at, length)))), at + length);
    }

    /// <summary>An id as the bits that stand for it (see <see cref="MemberRoster.BitsOf"/>).</summary>
    public static (UInt128 Bits, int Next) Id(ReadOnlySpan<byte> bytes, int at) =>
        (bytes[at] == 0 ? BinaryPrimitives.ReadUInt128BigEndian(bytes[(at + 1)..]) : MemberRoster.BitsOf(new(IdText(bytes, at))), AfterId(bytes, at));

    public static string IdText(ReadOnlySpan<byte> bytes, int at) => bytes[at] == 0
        ? Digest.Base32(BinaryPrimitives.ReadUInt128BigEndian(bytes[(at + 1)..]))
        : Encoding.UTF8.GetString(bytes.Slice(at + 1, bytes[at]));

    public static int AfterId(ReadOnlySpan<byte> bytes, int at) => at + 1 + (bytes[at] == 0 ? 16 : bytes[at]);

    public static string Text(ReadOnlySpan<byte> bytes, int at)
    {
        (var length, at) = Number(bytes, at);
        return Encoding.UTF8.GetString(bytes.Slice(at, (int)length));
    }

    public static int AfterText(ReadOnlySpan<byte> bytes, int at)
    {
        (var length, at) = Number(bytes, at);
        return at + (int)length;
    }

    // Seven bits of each byte, up to the first byte below 128. Eight bytes are looked at together where there are as many: no branch then
    // depends on how long the number is. It is where a sheet's reader spends its time, and too long to be inlined unasked.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (ulong Value, int Next) Number(ReadOnlySpan<byte> bytes, int at)
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

    public static (ulong Value, int Next) Bits(ReadOnlySpan<byte> bytes, int at) =>
        (BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]), at + sizeof(ulong));

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
