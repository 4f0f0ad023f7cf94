namespace Pipeline.Local.Queues;

/// <summary>Which messages left the log's order: all below a cursor, and ranges above it.</summary>
internal sealed class SettledRanges(long cursor)
{
    private readonly List<SequenceRange> _above = [];

    public long Cursor { get; private set; } = cursor;

    public bool Contains(long sequence) => sequence < Cursor || _above.Exists(range => range.First <= sequence && sequence < range.Next);

    /// <summary>How many above this sequence are settled.</summary>
    public long CountFrom(long sequence) => _above.Sum(range => Math.Max(0, range.Next - Math.Max(range.First, sequence)));

    /// <summary>The cursor once these ranges are settled as well.</summary>
    public long CursorWith(IReadOnlyList<SequenceRange> more)
    {
        var (cursor, before) = (Cursor, long.MinValue);
        while (cursor > before)
        {
            before = cursor;
            foreach (var range in more)
                cursor = After(cursor, range);
            foreach (var range in _above)
                cursor = After(cursor, range);
        }

        return cursor;
    }

    public void Add(IReadOnlyList<SequenceRange> more)
    {
        Cursor = CursorWith(more);
        _above.AddRange(more);
        _above.RemoveAll(range => range.Next <= Cursor);
    }

    private static long After(long cursor, SequenceRange range) => range.First <= cursor && range.Next > cursor ? range.Next : cursor;
}
