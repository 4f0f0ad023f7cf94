using Pipeline.Local.Queues.Log;

namespace Pipeline.Local.Queues;

/// <summary>
/// Where every message of a queue is: leased, parked until it is due, waiting once more, or waiting in the order of the log, whose next
/// messages are in memory. It touches neither disk nor database. One thread at a time.
/// </summary>
internal sealed class QueueState
{
    private readonly SettledRanges _settled;
    private readonly PriorityQueue<ParkedMessage, DateTimeOffset> _parked = new();
    private readonly Queue<QueuedMessage> _again = new();
    private readonly Queue<QueuedMessage> _fresh = new();
    private readonly List<Lease> _leases = [];
    private readonly int _mostAttempts;
    private readonly int _mostBytesInMemory;
    private long _bytesInMemory;

    /// <param name="end">The sequence of the next message to be appended.</param>
    public QueueState(QueuePlace place, long end, int mostAttempts, int mostBytesInMemory)
    {
        (End, _mostAttempts, _mostBytesInMemory) = (end, mostAttempts, mostBytesInMemory);
        _settled = new(place.Cursor);
        _settled.Add(place.Ranges);
        ReadUntil = _settled.Cursor;
        foreach (var message in place.Parked)
            _parked.Enqueue(message, message.DueAt);
    }

    /// <summary>Everything below left the log's order.</summary>
    public long Cursor => _settled.Cursor;

    /// <summary>The sequence of the next message to be appended.</summary>
    public long End { get; private set; }

    /// <summary>Where the messages end that are in memory or were received.</summary>
    public long ReadUntil { get; private set; }

    /// <summary>Whether messages have to be read from the log before more can be received in its order.</summary>
    public bool IsBehind => _fresh.Count == 0 && ReadUntil < End;

    /// <summary>When the next lease ends or the next parked message is due. One that is due already needs a receiver, and no time.</summary>
    public DateTimeOffset? NextTime(DateTimeOffset now)
    {
        DateTimeOffset? next = _parked.TryPeek(out _, out var due) && due > now ? due : null;
        foreach (var lease in _leases)
        {
            if (!lease.IsSettling && !(next <= lease.Until))
                next = lease.Until;
        }

        return next;
    }

    public bool HasAny(DateTimeOffset now) =>
        _again.Count > 0 || _fresh.Count > 0 || ReadUntil < End || (_parked.TryPeek(out _, out var due) && due <= now);

    /// <summary>These messages are in the log now.</summary>
    public void Append(List<QueuedMessage> messages)
    {
        var isNext = ReadUntil == End;
        End = messages[^1].Sequence + 1;
        for (var i = 0; isNext && i < messages.Count && _bytesInMemory < _mostBytesInMemory; i++)
            Keep(messages[i]);
    }

    /// <summary>These were read from the log, from <see cref="ReadUntil"/> on.</summary>
    public void Read(LogPage page)
    {
        _settled.Add(page.Missing);
        foreach (var message in page.Messages)
        {
            if (!_settled.Contains(message.Sequence))
                Keep(message);
        }

        ReadUntil = page.Next;
    }

    /// <summary>Leases what waits: what is due first, then what came back, then the log's order.</summary>
    public Taken Take(int most, DateTimeOffset now, DateTimeOffset until)
    {
        var taken = new Taken(new(until), new(until), []);
        while (taken.Ready.Count < most && _parked.TryPeek(out var parked, out var due) && due <= now)
        {
            _parked.Dequeue();
            taken.Ready.Unread.Add(parked);
        }

        while (taken.Count < most && TryTakeNext(out var message))
            taken.Add(message, Fate.Instead(message, _mostAttempts, now));

        if (taken.Ready.Count > 0)
            _leases.Add(taken.Ready);
        if (taken.Other.Count > 0)
            _leases.Add(taken.Other);
        return taken;
    }

    /// <summary>Begins to settle what the lease has; null if it ended before, and then others may have its messages.</summary>
    public SettledRows? BeginSettling(Lease lease, IReadOnlyList<Fate> fates, DateTimeOffset now)
    {
        if (lease.IsSettling || !_leases.Contains(lease))
            return null;

        lease.IsSettling = true;
        return SettledRows.Of(lease.Messages, fates, _settled, now);
    }

    /// <summary>What was begun is written.</summary>
    public void EndSettling(Lease lease, SettledRows rows)
    {
        _leases.Remove(lease);
        _settled.Add(rows.Left);
        foreach (var (message, fate) in rows.Parked)
            _parked.Enqueue(new(message.Sequence, fate.DueAt, fate.Attempt), fate.DueAt);
    }

    /// <summary>Gives the lease more time; false if it ended before.</summary>
    public bool Renew(Lease lease, DateTimeOffset until)
    {
        if (!_leases.Contains(lease))
            return false;

        lease.Until = until;
        return true;
    }

    /// <summary>Gives back what the lease has, as if it had not been received.</summary>
    public void Release(Lease lease)
    {
        if (_leases.Remove(lease))
            GiveBack(lease, failedAttempts: 0);
    }

    /// <summary>Takes back what was leased for too long: that attempt failed.</summary>
    public void Expire(DateTimeOffset now)
    {
        foreach (var lease in _leases.FindAll(lease => lease.Until <= now && !lease.IsSettling))
        {
            _leases.Remove(lease);
            GiveBack(lease, failedAttempts: 1);
        }
    }

    public (long Waiting, int Leased, int Scheduled, DateTimeOffset? OldestAt) Count(DateTimeOffset now)
    {
        var due = _parked.UnorderedItems.Count(message => message.Priority <= now);
        var inOrder = _fresh.Count + End - ReadUntil - _settled.CountFrom(ReadUntil);
        var fresh = _fresh.Where(message => !(message.Message.NotBefore > now)).Take(1);
        var oldest = _leases.SelectMany(lease => lease.Messages).Concat(_again).Concat(fresh)
            .Min(message => (DateTimeOffset?)message.EnqueuedAt);
        return (due + _again.Count + inOrder, _leases.Sum(lease => lease.Count), _parked.Count - due, oldest);
    }

    private bool TryTakeNext(out QueuedMessage message)
    {
        if (_again.TryDequeue(out message))
            return true;
        if (!_fresh.TryDequeue(out message))
            return false;

        _bytesInMemory -= BytesOf(message);
        return true;
    }

    private void Keep(in QueuedMessage message)
    {
        _fresh.Enqueue(message);
        _bytesInMemory += BytesOf(message);
        ReadUntil = message.Sequence + 1;
    }

    // With what the runtime needs for the rest.
    private static int BytesOf(in QueuedMessage message) => message.Message.Body.Length + 256;

    private void GiveBack(Lease lease, int failedAttempts)
    {
        foreach (var message in lease.Messages)
            _again.Enqueue(message with { Attempt = message.Attempt + failedAttempts });
        foreach (var message in lease.Unread)
            _parked.Enqueue(message, message.DueAt);
    }
}

/// <summary>What a receiver took: messages for its stage, and messages whose fate is clear without one.</summary>
internal sealed record Taken(Lease Ready, Lease Other, List<Fate> Fates)
{
    public int Count => Ready.Count + Other.Count;

    public void Add(in QueuedMessage message, Fate? fate)
    {
        if (fate is null)
        {
            Ready.Messages.Add(message);
            return;
        }

        Other.Messages.Add(message);
        Fates.Add(fate);
    }
}
