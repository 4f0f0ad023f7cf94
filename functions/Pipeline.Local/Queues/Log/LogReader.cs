namespace Pipeline.Local.Queues.Log;

/// <summary>What was read from the log, and which sequences it should hold but does not.</summary>
/// <param name="Next">Where to go on.</param>
internal sealed record LogPage(List<QueuedMessage> Messages, List<SequenceRange> Missing, long Next);

/// <summary>Reads the log for receivers that are behind. It keeps its place, because they go on where they stopped. One thread at a time.</summary>
internal sealed partial class LogReader(LogFolder folder, LogSegments segments, ILogger logger) : IDisposable
{
    private const int EnoughMessages = 1_000;
    private const int EnoughBytes = 1024 * 1024;

    private SegmentReader? _reader;
    private long _ordinal;
    private long _at;

    /// <summary>Reads from one sequence on, up to another at most; at least one step forward.</summary>
    public LogPage Read(long from, long until)
    {
        if (segments.Holding(from) is not { } segment)
            return Without(new([], [new(from, until)], until), null);

        until = Math.Min(until, segment.Next);
        var page = Read(segment, from, until);
        if (page.Missing.Count == 0)
            return page;

        // What is missing will never be delivered, so it is looked for once more, in the file from its beginning.
        CloseReader();
        page = Read(segment, from, until);
        CloseReader();
        return Without(page, segment);
    }

    public void Dispose() => CloseReader();

    private LogPage Read(Segment segment, long from, long until)
    {
        var page = new LogPage([], [], until);
        var (reader, next, bytes) = (ReaderAt(segment, from), from, 0);
        while (next < until && page.Messages.Count < EnoughMessages && bytes < EnoughBytes)
        {
            var isThere = reader.TryReadNext(until, out var head, out var record);
            var found = isThere ? head.Sequence : until;
            if (found < next)
                continue;

            if (found > next)
                page.Missing.Add(new(next, found));
            if (isThere)
                page.Messages.Add(RecordFormat.Message(head, record));
            bytes += record.Length;
            _at = next = isThere ? found + 1 : until;
        }

        return page with { Next = next };
    }

    private SegmentReader ReaderAt(Segment segment, long from)
    {
        if (_reader is not null && _ordinal == segment.Ordinal && _at == from)
        {
            _reader.Refresh();
            return _reader;
        }

        CloseReader();
        (_ordinal, _at) = (segment.Ordinal, from);
        return _reader = SegmentReader.Open(folder.LogFile(segment.Ordinal));
    }

    private void CloseReader()
    {
        _reader?.Dispose();
        _reader = null;
    }

    private LogPage Without(LogPage page, Segment? segment)
    {
        foreach (var (first, next) in page.Missing)
        {
            if (next > segment?.First)
                folder.KeepAside(segment.Ordinal);
            LogMissing(folder.Path, first, next - 1);
        }

        return page;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The log in {Folder} does not hold the messages {First} to {Last}: they are not delivered")]
    private partial void LogMissing(string folder, long first, long last);
}
