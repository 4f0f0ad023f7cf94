using Pipeline.Bus;

namespace Pipeline.Local.Queues.Log;

/// <summary>
/// Appends to one queue, on one thread. Whatever waits when it becomes free shares one write and one flush, and only then is anybody
/// told, also those whose ids came before.
/// </summary>
internal sealed partial class QueueLog : IDisposable
{
    private readonly object _gate = new();
    private readonly SegmentWriter _segments;
    private readonly GroupRecords _records;
    private readonly int _mostWaitingBytes;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private Thread? _thread;
    private List<PendingAppend> _waiting = [];
    private List<PendingAppend> _taken = [];
    private long _waitingBytes;
    private bool _sealAsked;
    private bool _ended;

    public QueueLog(SegmentWriter segments, GroupRecords records, LocalBusOptions options, TimeProvider clock, ILogger logger) =>
        (_segments, _records, _mostWaitingBytes, _clock, _logger) = (segments, records, options.MostWaitingBytes, clock, logger);

    /// <param name="next">The sequence of the first message.</param>
    /// <param name="appended">Is told what is on the disk, on the writing thread, before anybody else.</param>
    public void Start(long next, Action<List<QueuedMessage>> appended)
    {
        _thread = new Thread(() => Run(next, appended)) { IsBackground = true, Name = "queue log" };
        _thread.Start();
    }

    /// <param name="isReplay">Whether messages are written though their ids came before.</param>
    /// <exception cref="BusUnavailableException">The disk does not take it, or too much waits for it already.</exception>
    public Task AppendAsync(IReadOnlyList<BusMessage> messages, bool isReplay, CancellationToken cancellationToken)
    {
        var bytes = 0;
        for (var i = 0; i < messages.Count; i++)
            bytes = checked(bytes + RecordFormat.MostBytesOf(messages[i]));

        var pending = new PendingAppend(messages, bytes, isReplay, cancellationToken);
        lock (_gate)
        {
            if (_ended)
                throw new BusUnavailableException("The queue is closed: the host stops.");
            if (_waiting.Count > 0 && _waitingBytes + bytes > _mostWaitingBytes)
                throw new BusUnavailableException($"{_waitingBytes} bytes wait for the disk already.");

            _waiting.Add(pending);
            _waitingBytes += bytes;
            if (_waiting.Count == 1)
                Monitor.Pulse(_gate);
        }

        return pending.Task;
    }

    /// <summary>Lets the next messages go to another file.</summary>
    public void Seal()
    {
        lock (_gate)
        {
            _sealAsked = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Writes what still waits, then stops.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_ended)
                return;

            _ended = true;
            Monitor.Pulse(_gate);
        }

        _thread?.Join();
        _segments.Dispose();
    }

    private void Run(long next, Action<List<QueuedMessage>> appended)
    {
        while (TryTake())
        {
            var from = 0;
            while (from < _taken.Count)
                next = WriteGroup(next, ref from, appended);

            _taken.Clear();
        }
    }

    private bool TryTake()
    {
        bool seal;
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_sealAsked && !_ended)
                Monitor.Wait(_gate);
            if (_waiting.Count == 0 && _ended)
                return false;
        }

        // Whoever is about to publish on this core does so first: the groups double, so that a busy host flushes half as often. Where
        // nobody is, this takes no time.
        Thread.Yield();
        lock (_gate)
        {
            (_waiting, _taken) = (_taken, _waiting);
            _waitingBytes = 0;
            (seal, _sealAsked) = (_sealAsked, false);
        }

        if (seal)
            SealNow();
        return true;
    }

    private long WriteGroup(long first, ref int from, Action<List<QueuedMessage>> appended)
    {
        var group = new AppendGroup();
        var (next, now) = (first, _clock.GetUtcNow());
        _records.Clear();
        try
        {
            while (from < _taken.Count && !_records.IsEnough)
            {
                var pending = _taken[from++];
                if (pending.TryGiveUp())
                    continue;

                group.Add(pending);
                next = _records.Add(pending, next, now);
            }

            if (next > first)
            {
                _segments.Append(_records.Bytes, new(first, next), now);
                appended(_records.Messages);
            }
        }
#pragma warning disable CA1031 // Whatever keeps the group off the disk, everybody who waits for it is told so, and the next one is tried anew.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailed(_records.Messages.Count, failure.GetType().Name);
            _records.Forget();
            group.Fail(() => new BusUnavailableException($"The disk does not take messages at the moment: {failure.Message}", failure));
            return first;
        }

        group.Complete();
        return next;
    }

    private void SealNow()
    {
        try
        {
            _segments.Seal();
        }
        catch (IOException failure)
        {
            // The file is longer than it has to be.
            LogNotSealed(failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} messages were refused because the disk did not take them: {Failure}")]
    private partial void LogFailed(int count, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A log file could not be cut to its content: {Failure}")]
    private partial void LogNotSealed(string failure);
}
