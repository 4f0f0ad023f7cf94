using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Pipeline.Model;

namespace Pipeline.Rollup;

/// <summary>What is packed of one day, in parts that each fit a column of Table Storage and begin with the format's version.</summary>
internal sealed class PackedParts(byte version)
{
    /// <summary>A part larger than this is followed by another: 24,000 bytes are 64,000 as base64 in UTF-16, below a column's 65,536.</summary>
    private const int PartBytes = 23_900;

    private readonly List<byte[]> _parts = [];
    private readonly List<byte> _part = [];

    /// <summary>To be asked before each entry, none of which lies in two parts.</summary>
    /// <returns>Whether a part begins with it.</returns>
    public bool Begin()
    {
        if (_part.Count >= PartBytes)
            Cut();
        if (_part.Count > 0)
            return false;

        _part.Add(version);
        return true;
    }

    public void AddByte(byte value) => _part.Add(value);

    /// <summary>LEB128.</summary>
    public void AddNumber(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _part.Add((byte)(value | 0x80));
        _part.Add((byte)value);
    }

    /// <summary>Eight bytes, little end first.</summary>
    public void AddBits(ulong value)
    {
        Span<byte> raw = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(raw, value);
        _part.AddRange(raw);
    }

    /// <summary>A 0 and 16 bytes; or, for an id that is not 128 bits in base32, its length and UTF-8.</summary>
    public void AddId(string id)
    {
        if (Digest.TryParse(id, out var bits))
        {
            Span<byte> raw = stackalloc byte[17];
            raw[0] = 0;
            BinaryPrimitives.WriteUInt128BigEndian(raw[1..], bits);
            _part.AddRange(raw);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(id);
        _part.Add(checked((byte)length));
        AddUtf8(id, length);
    }

    /// <summary>Its length as LEB128, and UTF-8.</summary>
    public void AddText(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        AddNumber((ulong)length);
        AddUtf8(text, length);
    }

    public IReadOnlyList<byte[]> All()
    {
        if (_part.Count > 0)
            Cut();
        return _parts;
    }

    private void AddUtf8(string text, int length)
    {
        CollectionsMarshal.SetCount(_part, _part.Count + length);
        Encoding.UTF8.GetBytes(text, CollectionsMarshal.AsSpan(_part)[^length..]);
    }

    private void Cut()
    {
        _parts.Add([.. _part]);
        _part.Clear();
    }
}
