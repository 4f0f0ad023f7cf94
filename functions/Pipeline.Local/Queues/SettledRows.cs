namespace Pipeline.Local.Queues;

/// <summary>What one settlement changes in the database, in one write.</summary>
internal sealed class SettledRows
{
    private SettledRows(List<SequenceRange> left, DateTimeOffset at) => (Left, At) = (left, at);

    public DateTimeOffset At { get; }

    /// <summary>What left the log's order, whatever became of it.</summary>
    public List<SequenceRange> Left { get; }

    /// <summary>Everything below is settled now; null if the cursor stays where it is.</summary>
    public long? Cursor { get; private set; }

    /// <summary>Those of <see cref="Left"/> that the cursor does not cover, because something below them is not settled.</summary>
    public List<SequenceRange> Ranges { get; } = [];

    public List<(QueuedMessage Message, Fate.Parked Fate)> Parked { get; } = [];

    public List<(QueuedMessage Message, Fate.Dead Fate)> Dead { get; } = [];

    /// <summary>Were parked and are no more.</summary>
    public List<long> Unparked { get; } = [];

    public static SettledRows Of(List<QueuedMessage> messages, IReadOnlyList<Fate> fates, SettledRanges settled, DateTimeOffset at)
    {
        var rows = new SettledRows(RangesOf(messages), at);
        var cursor = settled.CursorWith(rows.Left);
        rows.Cursor = cursor > settled.Cursor ? cursor : null;
        foreach (var range in rows.Left)
        {
            if (range.Next > cursor)
                rows.Ranges.Add(range);
        }

        for (var i = 0; i < messages.Count; i++)
            rows.Add(messages[i], fates[i]);
        return rows;
    }

    private void Add(in QueuedMessage message, Fate fate)
    {
        if (fate is Fate.Parked parked)
            Parked.Add((message, parked));
        else if (message.IsParked)
            Unparked.Add(message.Sequence);

        if (fate is Fate.Dead dead)
            Dead.Add((message, dead));
    }

    private static List<SequenceRange> RangesOf(List<QueuedMessage> messages)
    {
        var ranges = new List<SequenceRange>();
        foreach (var sequence in messages.Where(message => !message.IsParked).Select(message => message.Sequence).Order())
        {
            if (ranges.Count > 0 && ranges[^1].Next == sequence)
                ranges[^1] = ranges[^1] with { Next = sequence + 1 };
            else
                ranges.Add(new(sequence, sequence + 1));
        }

        return ranges;
    }
}
