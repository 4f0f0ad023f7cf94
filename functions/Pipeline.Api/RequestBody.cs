using System.Buffers;
using System.IO.Pipelines;

namespace Pipeline.Api;

/// <summary>Reads a body whole, and stops as soon as it is longer than allowed.</summary>
internal static class RequestBody
{
    /// <returns>The bytes as they came; null when there are more than <paramref name="limit"/>.</returns>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(PipeReader body, int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            if (read.Buffer.Length > limit)
            {
                body.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                body.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
