using Pipeline.Bus;

namespace Pipeline.Local.Queues.Log;

/// <summary>The records of the next write. One thread; the buffer is used again and again.</summary>
internal sealed class GroupRecords(SeenIds seen)
{
    /// <summary>No message more once there are this many bytes.</summary>
    public const int EnoughBytes = 1024 * 1024;

    private readonly List<UInt128> _ids = [];
    private byte[] _buffer = new byte[64 * 1024];
    private int _length;

    public List<QueuedMessage> Messages { get; } = [];

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    public bool IsEnough => _length >= EnoughBytes;

    public void Clear()
    {
        _length = 0;
        _ids.Clear();
        Messages.Clear();
        if (_buffer.Length > 2 * EnoughBytes)
            _buffer = new byte[EnoughBytes];
    }

    /// <summary>Adds the messages that did not come before; returns the next sequence.</summary>
    public long Add(PendingAppend pending, long sequence, DateTimeOffset now)
    {
        if (_buffer.Length - _length < pending.Bytes)
            Array.Resize(ref _buffer, Math.Max(_length + pending.Bytes, 2 * _buffer.Length));

        for (var i = 0; i < pending.Messages.Count; i++)
        {
            if (TryAdd(pending.Messages[i], pending.IsReplay, sequence, now))
                sequence++;
        }

        return sequence;
    }

    /// <summary>None of the messages came after all: whoever published them is asked to come again.</summary>
    public void Forget()
    {
        foreach (var id in _ids)
            seen.Remove(id);
    }

    private bool TryAdd(BusMessage message, bool isReplay, long sequence, DateTimeOffset now)
    {
        var size = RecordFormat.Write(_buffer.AsSpan(_length), sequence, now, message, out var text);
        var id = RecordFormat.HashOfId(text);
        if (seen.TryAdd(id, now))
            _ids.Add(id);
        else if (!isReplay)
            return false;

        _length += size;
        Messages.Add(new(sequence, now, message));
        return true;
    }
}
