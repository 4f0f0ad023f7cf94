using System.Globalization;

namespace Pipeline.Relay.Spool;

/// <summary>A place in the spool: everything before it was taken by ingestion.</summary>
internal readonly record struct SpoolPosition(long Segment, long Offset)
{
    public static SpoolPosition Read(string path)
    {
        var parts = File.Exists(path) ? File.ReadAllText(path).Split(' ') : [];
        return parts is [var segment, var offset]
            && long.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && long.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                ? new(number, place)
                : default;
    }

    // Written beside and moved over, so that a crash leaves the old place or the new. From the old one, some is posted again.
    public void Write(string path)
    {
        var draft = path + ".new";
        File.WriteAllText(draft, ToString());
        File.Move(draft, path, overwrite: true);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Segment} {Offset}");
}

/// <summary>Some lines of the spool, in their order, and where they end.</summary>
internal sealed record SpoolBatch(SpoolPosition Start, SpoolPosition End, IReadOnlyList<ReadOnlyMemory<byte>> Lines)
{
    /// <summary>The first lines of it alone.</summary>
    public SpoolBatch First(int count) =>
        new(Start, Start with { Offset = Start.Offset + Lines.Take(count).Sum(line => line.Length + 1L) }, [.. Lines.Take(count)]);
}
