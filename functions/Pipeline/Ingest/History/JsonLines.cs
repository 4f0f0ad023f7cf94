using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Pipeline.Ingest.History;

/// <summary>One line of a file of JSON lines, without its end. Its bytes are valid until the next line is asked for.</summary>
internal readonly record struct JsonLine(long Number, ReadOnlyMemory<byte> Json)
{
    /// <param name="why">What is wrong with the line, without a full stop.</param>
    public InvalidDataException Unreadable(string why, Exception? inner = null) => new($"Line {Number}: {why}.", inner);
}

/// <summary>Reads a file of JSON lines, however long, in the memory of its longest line. Lines of nothing but space are left out.</summary>
internal static class JsonLines
{
    private const int BufferSize = 64 * 1024;
    private const int MaxLineBytes = IngestWebhook.MaxBodyBytes;

    /// <exception cref="InvalidDataException">A line is longer than a delivery may be.</exception>
    public static async IAsyncEnumerable<JsonLine> ReadAsync(Stream lines, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var input = PipeReader.Create(lines, new(bufferSize: BufferSize, leaveOpen: true));
        try
        {
            for (long number = 1; ;)
            {
                var read = await input.ReadAsync(cancellationToken);
                var rest = read.Buffer;
                while (TryTake(ref rest, read.IsCompleted, out var line))
                {
                    var json = ContentOf(line, number);
                    if (json.Length > 0)
                        yield return new(number, json);
                    number++;
                }

                if (rest.Length > MaxLineBytes)
                    throw new JsonLine(number, default).Unreadable($"it is longer than {MaxLineBytes} bytes");
                input.AdvanceTo(rest.Start, rest.End);
                if (read.IsCompleted)
                    yield break;
            }
        }
        finally
        {
            await input.CompleteAsync();
        }
    }

    private static bool TryTake(ref ReadOnlySequence<byte> rest, bool isLast, out ReadOnlySequence<byte> line)
    {
        if (rest.PositionOf((byte)'\n') is { } end)
        {
            line = rest.Slice(0, end);
            rest = rest.Slice(rest.GetPosition(1, end));
            return true;
        }

        line = rest;
        if (!isLast || rest.IsEmpty)
            return false;
        rest = rest.Slice(rest.End);
        return true;
    }

    private static ReadOnlyMemory<byte> ContentOf(ReadOnlySequence<byte> line, long number)
    {
        var bytes = line.IsSingleSegment ? line.First : line.ToArray();
        if (number == 1 && bytes.Span.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        return bytes.Trim(" \t\r"u8);
    }
}
