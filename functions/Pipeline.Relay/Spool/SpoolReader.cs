namespace Pipeline.Relay.Spool;

/// <summary>Reads whole lines from a file of the spool.</summary>
internal static class SpoolReader
{
    private const byte LineEnd = (byte)'\n';

    /// <returns>At least one line, if a whole one is there, and no more than fit.</returns>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Read(string path, long offset, int maxLines, int maxBytes, int maxLineBytes)
    {
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.Read,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        });
        file.Seek(offset, SeekOrigin.Begin);
        var buffer = new byte[Math.Min(Math.Max(maxBytes, maxLineBytes + 1), file.Length - Math.Min(offset, file.Length))];
        var length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);

        var lines = new List<ReadOnlyMemory<byte>>();
        var rest = buffer.AsMemory(0, length);
        for (var taken = 0; lines.Count < maxLines && rest.Span.IndexOf(LineEnd) is >= 0 and var end; rest = rest[(end + 1)..])
        {
            taken += end + 1;
            if (lines.Count > 0 && taken > maxBytes)
                break;
            lines.Add(rest[..end]);
        }

        return lines;
    }

    /// <summary>Where the last line ends that was written whole.</summary>
    public static long EndOfWholeLines(FileStream file)
    {
        var buffer = new byte[64 * 1024];
        for (var end = file.Length; end > 0;)
        {
            var start = Math.Max(0, end - buffer.Length);
            file.Seek(start, SeekOrigin.Begin);
            var part = buffer.AsSpan(0, (int)(end - start));
            file.ReadExactly(part);
            if (part.LastIndexOf(LineEnd) is >= 0 and var last)
                return start + last + 1;
            end = start;
        }

        return 0;
    }
}
