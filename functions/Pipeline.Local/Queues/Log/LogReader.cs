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
            return new([], [Missing(null, from, until)], until);

        var page = new LogPage([], [], Math.Min(segment.Next, until));
        var (reader, next, bytes) = (ReaderAt(segment, from), from, 0);
        while (next < page.Next && page.Messages.Count < EnoughMessages && bytes < EnoughBytes)
        {
            if (!reader.TryReadNext(segment.Next, out var head, out var record) || head.Sequence >= page.Next)
            {
                page.Missing.Add(Missing(segment, next, page.Next));
                next = page.Next;
                CloseReader();
                break;
            }

            if (head.Sequence < next)
                continue;
            if (head.Sequence > next)
                page.Missing.Add(Missing(segment, next, head.Sequence));
            page.Messages.Add(RecordFormat.Message(head, record));
            bytes += record.Length;
            _at = next = head.Sequence + 1;
        }

        return page with { Next = next };
    }

    public void Dispose() => CloseReader();

    private SegmentReader ReaderAt(Segment segment, long from)
    {
        if (_reader is not null && _ordinal == segment.Ordinal && _at == from)
            return _reader;

        CloseReader();
        (_ordinal, _at) = (segment.Ordinal, from);
        return _reader = SegmentReader.Open(folder.LogFile(segment.Ordinal));
    }

    private void CloseReader()
    {
        _reader?.Dispose();
        _reader = null;
    }

    private SequenceRange Missing(Segment? segment, long first, long next)
    {
        if (segment is not null && next > segment.First)
            folder.KeepAside(segment.Ordinal);

        LogMissing(folder.Path, first, next - 1);
        return new(first, next);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The log in {Folder} does not hold the messages {First} to {Last}: they are not delivered")]
    private partial void LogMissing(string folder, long first, long last);
}
