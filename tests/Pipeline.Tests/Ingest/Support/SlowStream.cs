namespace Pipeline.Tests.Ingest.Support;

/// <summary>Hands out a few bytes at a time, as a network or an unpacker does, so that values are cut anywhere.</summary>
internal sealed class SlowStream(byte[] content, int step) : MemoryStream(content, writable: false)
{
    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(step, buffer.Length)]);

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(step, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
}
