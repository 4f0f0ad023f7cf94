using System.Buffers.Binary;
using System.IO.Hashing;

namespace Pipeline.Local.Queues.Log;

/// <summary>
/// The ids of a settled log file, so that the duplicate detection outlives the messages: 24 bytes each (a 128-bit hash and when it was
/// enqueued, UTC ticks) behind a head of 24 (name and version, newest time, XxHash3 of what follows), numbers little-endian.
/// </summary>
internal static class SegmentIds
{
    private const int HeadBytes = 24;
    private const int EntryBytes = 24;

    private static ReadOnlySpan<byte> Name => "queueid1"u8;

    /// <summary>Writes the ids of a log file beside it; they are there after a power cut before the log file may go.</summary>
    public static void Write(LogFolder folder, Segment segment)
    {
        var bytes = new byte[HeadBytes + EntryBytes * checked((int)(segment.Next - segment.First))];
        var length = HeadBytes;
        using (var reader = SegmentReader.Open(folder.LogFile(segment.Ordinal)))
        {
            while (reader.TryReadNext(segment.Next, out var head, out var record))
            {
                var entry = bytes.AsSpan(length, EntryBytes);
                BinaryPrimitives.WriteUInt128LittleEndian(entry, RecordFormat.HashOfId(head, record.Span));
                BinaryPrimitives.WriteInt64LittleEndian(entry[16..], head.EnqueuedTicks);
                length += EntryBytes;
            }
        }

        Name.CopyTo(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), segment.NewestAt.UtcTicks);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(16), XxHash3.HashToUInt64(bytes.AsSpan(HeadBytes, length - HeadBytes)));
        var draft = folder.IdsFile(segment.Ordinal) + ".new";
        using (var file = File.OpenHandle(draft, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, bytes.AsSpan(0, length), 0);
            RandomAccess.FlushToDisk(file);
        }

        File.Move(draft, folder.IdsFile(segment.Ordinal), overwrite: true);
        Disk.FlushNames(folder.Path);
    }

    /// <summary>Adds what the file remembers; false if it is damaged, and then nothing of it is added.</summary>
    public static bool TryRead(string path, SeenIds seen)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        if (bytes.Length < HeadBytes || (bytes.Length - HeadBytes) % EntryBytes != 0 || !bytes.StartsWith(Name)
            || XxHash3.HashToUInt64(bytes[HeadBytes..]) != BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]))
            return false;

        for (var entry = bytes[HeadBytes..]; entry.Length > 0; entry = entry[EntryBytes..])
            seen.TryAdd(BinaryPrimitives.ReadUInt128LittleEndian(entry), new(BinaryPrimitives.ReadInt64LittleEndian(entry[16..]), TimeSpan.Zero));
        return true;
    }

    /// <summary>When the file's newest id came, and how many it holds; null if it is no such file.</summary>
    public static (DateTimeOffset NewestAt, long Count)? Peek(string path)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        using var file = File.OpenHandle(path);
        return RandomAccess.Read(file, head, 0) == HeadBytes && head.StartsWith(Name)
            ? (new(BinaryPrimitives.ReadInt64LittleEndian(head[8..]), TimeSpan.Zero), (RandomAccess.GetLength(file) - HeadBytes) / EntryBytes)
            : null;
    }
}
