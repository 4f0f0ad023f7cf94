namespace Pipeline.Ingest.History;

/// <summary>How much may still be unpacked, of one file after the other: a small archive can hold more than any machine.</summary>
internal sealed class UnpackingBudget(long bytes)
{
    private long _left = bytes;

    /// <exception cref="InvalidDataException">Nothing is left.</exception>
    public void Spend(int count)
    {
        _left -= count;
        if (_left < 0)
            throw new InvalidDataException("The archive unpacks to far more than an export of its size holds; it is not read on.");
    }
}

/// <summary>Reads one unpacked file up to a length, on an archive's budget.</summary>
internal sealed class BoundedStream(Stream file, long maxBytes, UnpackingBudget budget) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer) => Counted(file.Read(buffer));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await file.ReadAsync(buffer, cancellationToken));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Counted(int count)
    {
        budget.Spend(count);
        _read += count;
        return _read <= maxBytes
            ? count
            : throw new InvalidDataException($"A file of the archive unpacks to more than {maxBytes >> 20} MiB, which no day of a channel has; it is not read on.");
    }
}
