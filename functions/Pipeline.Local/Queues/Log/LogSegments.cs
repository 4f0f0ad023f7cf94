namespace Pipeline.Local.Queues.Log;

/// <summary>The log files that hold messages, oldest first. Every thread may ask.</summary>
internal sealed class LogSegments
{
    private readonly Lock _gate = new();
    private readonly List<Segment> _segments = [];

    /// <summary>The file that is written to, if there is one.</summary>
    public Segment? Open
    {
        get
        {
            lock (_gate)
                return _segments.Find(segment => segment.IsOpen);
        }
    }

    /// <summary>Adds the file, or replaces what is known of it.</summary>
    public void Put(Segment segment)
    {
        lock (_gate)
        {
            if (_segments.Count > 0 && _segments[^1].Ordinal == segment.Ordinal)
                _segments[^1] = segment;
            else
                _segments.Add(segment);
        }
    }

    /// <summary>The file that holds the sequence or, where that one is missing, the next one behind it.</summary>
    public Segment? Holding(long sequence)
    {
        lock (_gate)
            return _segments.Find(segment => segment.Next > sequence);
    }

    /// <summary>The files in which every sequence is below the cursor and will stay so.</summary>
    public IReadOnlyList<Segment> Settled(long cursor)
    {
        lock (_gate)
            return [.. _segments.TakeWhile(segment => segment.Next <= cursor && !segment.IsOpen)];
    }

    public void Remove(Segment segment)
    {
        lock (_gate)
            _segments.RemoveAll(known => known.Ordinal == segment.Ordinal);
    }
}
