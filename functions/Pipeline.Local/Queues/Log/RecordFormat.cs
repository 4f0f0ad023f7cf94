using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Pipeline.Bus;

namespace Pipeline.Local.Queues.Log;

/// <summary>
/// A message's bytes in a log file, numbers little-endian:
/// <code>
/// at  0  marker FF 51 52 01           at 24  enqueued at, UTC ticks
/// at  4  count of the bytes after 44  at 32  not before, UTC ticks; 0: at once
/// at  8  XxHash3 of what follows it   at 40  count of the id's bytes, at 42 of the trace parent's
/// at 16  sequence                     at 44  id, trace parent, body
/// </code>
/// No UTF-8 text holds 0xFF, so no text in a body looks like the beginning of a record.
/// </summary>
internal static class RecordFormat
{
    public const int HeadBytes = 44;

    /// <summary>Longer records are not written, so a longer one read is none.</summary>
    public const int MostBytes = 512 * 1024;

    private const int HashedFrom = 16;

    public static ReadOnlySpan<byte> Marker => [0xFF, 0x51, 0x52, 0x01];

    /// <summary>At most this many bytes make the record of this message.</summary>
    public static int MostBytesOf(BusMessage message) =>
        HeadBytes + Encoding.UTF8.GetMaxByteCount(message.Id.Length) + (message.TraceParent?.Length ?? 0) * 3 + message.Body.Length;

    /// <summary>Writes the record; returns its size and where its id is.</summary>
    public static int Write(Span<byte> to, long sequence, DateTimeOffset enqueuedAt, BusMessage message, out ReadOnlySpan<byte> id)
    {
        var text = to[HeadBytes..];
        var idBytes = Encoding.UTF8.GetBytes(message.Id, text);
        var traceBytes = message.TraceParent is { } trace ? Encoding.UTF8.GetBytes(trace, text[idBytes..]) : 0;
        message.Body.Span.CopyTo(text[(idBytes + traceBytes)..]);
        var rest = idBytes + traceBytes + message.Body.Length;

        Marker.CopyTo(to);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], rest);
        BinaryPrimitives.WriteInt64LittleEndian(to[16..], sequence);
        BinaryPrimitives.WriteInt64LittleEndian(to[24..], enqueuedAt.UtcTicks);
        BinaryPrimitives.WriteInt64LittleEndian(to[32..], message.NotBefore?.UtcTicks ?? 0);
        BinaryPrimitives.WriteUInt16LittleEndian(to[40..], (ushort)idBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(to[42..], (ushort)traceBytes);
        BinaryPrimitives.WriteUInt64LittleEndian(to[8..], XxHash3.HashToUInt64(to[HashedFrom..(HeadBytes + rest)]));
        id = text[..idBytes];
        return HeadBytes + rest;
    }

    /// <summary>The size of the record that begins here, 0 if none does. Not yet whether it is whole.</summary>
    public static int Size(ReadOnlySpan<byte> head)
    {
        if (head.Length < HeadBytes || !head.StartsWith(Marker))
            return 0;

        var rest = BinaryPrimitives.ReadInt32LittleEndian(head[4..]);
        return rest is >= 0 and <= MostBytes - HeadBytes ? HeadBytes + rest : 0;
    }

    /// <summary>Reads the head of a record; false if one of its bits is not as it was written.</summary>
    public static bool TryRead(ReadOnlySpan<byte> record, out RecordHead head)
    {
        head = default;
        if (XxHash3.HashToUInt64(record[HashedFrom..]) != BinaryPrimitives.ReadUInt64LittleEndian(record[8..]))
            return false;

        head = new(
            BinaryPrimitives.ReadInt64LittleEndian(record[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(record[24..]),
            BinaryPrimitives.ReadInt64LittleEndian(record[32..]),
            BinaryPrimitives.ReadUInt16LittleEndian(record[40..]),
            BinaryPrimitives.ReadUInt16LittleEndian(record[42..]));
        return true;
    }

    /// <summary>No cryptographic hash: ids that come from outside are digests already, so nobody chooses two that collide.</summary>
    public static UInt128 HashOfId(ReadOnlySpan<byte> id) => XxHash128.HashToUInt128(id);

    public static UInt128 HashOfId(in RecordHead head, ReadOnlySpan<byte> record) => HashOfId(record.Slice(HeadBytes, head.IdBytes));

    /// <summary>The message of a record; its body stays where it is.</summary>
    public static QueuedMessage Message(in RecordHead head, ReadOnlyMemory<byte> record)
    {
        var text = record.Span[HeadBytes..];
        var message = new BusMessage(Encoding.UTF8.GetString(text[..head.IdBytes]), record[(HeadBytes + head.IdBytes + head.TraceBytes)..])
        {
            NotBefore = head.NotBeforeTicks == 0 ? null : new DateTimeOffset(head.NotBeforeTicks, TimeSpan.Zero),
            TraceParent = head.TraceBytes == 0 ? null : Encoding.UTF8.GetString(text.Slice(head.IdBytes, head.TraceBytes)),
        };
        return new(head.Sequence, head.EnqueuedAt, message);
    }
}

/// <summary>What a record says before its texts.</summary>
internal readonly record struct RecordHead(long Sequence, long EnqueuedTicks, long NotBeforeTicks, int IdBytes, int TraceBytes)
{
    public DateTimeOffset EnqueuedAt => new(EnqueuedTicks, TimeSpan.Zero);
}
