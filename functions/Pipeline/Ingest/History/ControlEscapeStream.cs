namespace Pipeline.Ingest.History;

/// <summary>
/// Telegram Desktop writes a control character in a text as <c>\x0B</c>, which is no JSON: one of them in years of messages would make
/// the file unreadable. Here it is read as a line break and two spaces, which has the same length and says as much.
/// </summary>
internal sealed class ControlEscapeStream(Stream json) : Stream
{
    private const int Digits = 2;

    private bool _isEscape;
    private int _digitsLeft;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var count = json.Read(buffer);
        Mend(buffer[..count]);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await json.ReadAsync(buffer, cancellationToken);
        Mend(buffer.Span[..count]);
        return count;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // An escape may be cut anywhere between two reads, so what is in the middle of one is remembered.
    private void Mend(Span<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (_digitsLeft > 0)
            {
                bytes[i] = (byte)' ';
                _digitsLeft--;
                continue;
            }

            if (!_isEscape)
            {
                var next = bytes[i..].IndexOf((byte)'\\');
                if (next < 0)
                    return;
                (i, _isEscape) = (i + next, true);
                continue;
            }

            _isEscape = false;
            if (bytes[i] != (byte)'x')
                continue;
            bytes[i] = (byte)'n';
            _digitsLeft = Digits;
        }
    }
}
