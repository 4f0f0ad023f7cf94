using Pipeline.Bus;
using Pipeline.Local.Queues.Log;

namespace Pipeline.Local.Queues;

/// <summary>
/// One queue: takes messages into its log, hands them out under leases, and writes down what became of them. A message leaves the log's
/// order once, when it is settled or parked; the cursor follows, and what is below it is gone after a restart.
/// </summary>
internal sealed class LocalQueue : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Receivers _receivers = new();
    private readonly QueueParts _parts;
    private readonly QueueTerms _terms;
    private readonly QueueState _state;
    private readonly Alarm _alarm;
    private bool _isReading;

    public LocalQueue(QueueParts parts, QueuePlace place, long end, QueueTerms terms)
    {
        (_parts, _terms) = (parts, terms);
        _state = new(place, end, terms.BackOff.MaxAttempts, terms.Options.MostBytesInMemory);
        _alarm = new(terms.Clock, Ring);
        _alarm.SetTo(_state.NextTime(terms.Clock.GetUtcNow()));
        parts.Log.Start(end, Appended);
    }

    public DeadLetterRows DeadLetters => _parts.DeadLetters;

    /// <summary>How long a receiver has for what it received.</summary>
    public TimeSpan LeaseTime => _terms.Options.LeaseTime;

    /// <inheritdoc cref="QueueLog.AppendAsync"/>
    public Task AppendAsync(IReadOnlyList<BusMessage> messages, bool isReplay, CancellationToken cancellationToken) =>
        _parts.Log.AppendAsync(messages, isReplay, cancellationToken);

    /// <summary>Waits until there are messages, then leases some of them, <paramref name="most"/> or less.</summary>
    public async Task<Lease> ReceiveAsync(int most, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (taken, otherwise) = Take(most, cancellationToken);
            try
            {
                // A receiver that gives up meanwhile must not leave them leased to nobody.
                if (taken.Other.Count > 0)
                    await SettleAsync(taken.Other, taken.Fates, CancellationToken.None);
                if (taken.Ready.Unread.Count > 0)
                    ReadParked(taken.Ready);
            }
            catch
            {
                Release(taken.Other);
                Release(taken.Ready);
                throw;
            }

            if (taken.Ready.Count > 0)
                return taken.Ready;

            await otherwise;
        }
    }

    /// <summary>Writes down what became of the lease's messages; false, and nothing happens, if the lease ended before.</summary>
    public Task<bool> SettleAsync(Lease lease, IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken)
    {
        var now = _terms.Clock.GetUtcNow();
        var fates = new Fate[lease.Messages.Count];
        for (var i = 0; i < fates.Length; i++)
            fates[i] = Fate.Of(settlements[i], lease.Messages[i].Attempt, _terms.BackOff, now);

        return SettleAsync(lease, fates, cancellationToken);
    }

    /// <summary>Gives the lease its whole time once more; false if it ended before.</summary>
    public bool Renew(Lease lease)
    {
        lock (_gate)
            return _state.Renew(lease, _terms.Clock.GetUtcNow() + LeaseTime);
    }

    /// <summary>Gives back what the lease has: it comes again at once, as the same attempt.</summary>
    public void Release(Lease lease)
    {
        lock (_gate)
        {
            _state.Release(lease);
            _receivers.WakeOne();
        }
    }

    public QueueDepth Depth()
    {
        var (deadCount, oldestRetry) = (DeadLetters.Count(), _parts.Rows.OldestRetry());
        bool read;
        lock (_gate)
            read = TryBeginReading();
        if (read)
            ReadLog();

        lock (_gate)
        {
            var (waiting, leased, scheduled, oldest) = _state.Count(_terms.Clock.GetUtcNow());
            return new(waiting, leased, scheduled, deadCount, oldest < oldestRetry ? oldest : oldestRetry ?? oldest);
        }
    }

    /// <summary>Lets go of log files whose messages are settled, and of ids that are old enough.</summary>
    public async Task RetainAsync(CancellationToken cancellationToken)
    {
        long cursor;
        lock (_gate)
            cursor = _state.Cursor;
        if (await _parts.Retention.RunAsync(cursor, cancellationToken))
            Seal();
    }

    /// <summary>Lets the next messages go to another log file.</summary>
    public void Seal() => _parts.Log.Seal();

    public void Dispose()
    {
        _parts.Log.Dispose();
        _alarm.Dispose();
        _parts.Reader.Dispose();
    }

    private (Taken Taken, Task Otherwise) Take(int most, CancellationToken cancellationToken)
    {
        Taken taken;
        lock (_gate)
        {
            if (cancellationToken.IsCancellationRequested)
                _receivers.WakeOne();
            cancellationToken.ThrowIfCancellationRequested();

            var now = _terms.Clock.GetUtcNow();
            taken = _state.Take(most, now, now + LeaseTime);
            if (taken.Count > 0)
            {
                _alarm.SetTo(_state.NextTime(now));
                if (_state.HasAny(now))
                    _receivers.WakeOne();
                return (taken, Task.CompletedTask);
            }

            if (!TryBeginReading())
                return (taken, _receivers.WaitAsync(cancellationToken));
        }

        ReadLog();
        return (taken, Task.CompletedTask);
    }

    private bool TryBeginReading()
    {
        if (_isReading || !_state.IsBehind)
            return false;

        return _isReading = true;
    }

    private void ReadLog()
    {
        LogPage? page = null;
        try
        {
            page = _parts.Reader.Read(_state.ReadUntil, _state.End);
        }
        finally
        {
            lock (_gate)
            {
                _isReading = false;
                if (page is not null)
                    _state.Read(page);
                _receivers.WakeOne();
            }
        }
    }

    private void ReadParked(Lease lease)
    {
        var read = _parts.Rows.ReadParked(lease.Unread);
        lock (_gate)
        {
            lease.Fill(read);
            if (lease.Count == 0)
                _state.Release(lease);
        }
    }

    private async Task<bool> SettleAsync(Lease lease, IReadOnlyList<Fate> fates, CancellationToken cancellationToken)
    {
        SettledRows? rows;
        lock (_gate)
            rows = _state.BeginSettling(lease, fates, _terms.Clock.GetUtcNow());
        if (rows is null)
            return false;

        var isWritten = false;
        try
        {
            await _parts.Rows.WriteAsync(rows, cancellationToken);
            isWritten = true;
        }
        finally
        {
            lock (_gate)
            {
                lease.IsSettling = false;
                if (isWritten)
                    _state.EndSettling(lease, rows);
                WakeWhenDue();
            }
        }

        return true;
    }

    private void Appended(List<QueuedMessage> messages)
    {
        lock (_gate)
        {
            _state.Append(messages);
            _receivers.WakeOne();
        }
    }

    private void Ring()
    {
        lock (_gate)
        {
            _state.Expire(_terms.Clock.GetUtcNow());
            _alarm.Clear();
            WakeWhenDue();
        }
    }

    private void WakeWhenDue()
    {
        var now = _terms.Clock.GetUtcNow();
        if (_state.HasAny(now))
            _receivers.WakeOne();
        _alarm.SetTo(_state.NextTime(now));
    }
}

/// <summary>What a queue stands on.</summary>
internal sealed record QueueParts(QueueLog Log, LogReader Reader, QueueRows Rows, DeadLetterRows DeadLetters, LogRetention Retention);
