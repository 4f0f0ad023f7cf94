using System.Net;
using System.Net.Sockets;
using HdrHistogram;

namespace Pipeline.Benchmarks.Ingest;

/// <summary>Sends prepared requests over connections that stay open, one at a time on each, and measures every answer.</summary>
internal sealed class LoadClient(int port, int connections)
{
    private const long LongestMicroseconds = 60_000_000;

    /// <returns>The latencies in microseconds.</returns>
    /// <exception cref="InvalidOperationException">An answer was not 200.</exception>
    public async Task<LongHistogram> SendAsync(byte[][] requests)
    {
        var next = -1;
        var latencies = new LongHistogram(LongestMicroseconds, 3);
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port);
            var own = new LongHistogram(LongestMicroseconds, 3);
            var answer = new byte[4096];
            for (var i = Interlocked.Increment(ref next); i < requests.Length; i = Interlocked.Increment(ref next))
            {
                var began = TimeProvider.System.GetTimestamp();
                await socket.SendAsync(requests[i]);
                await ReceiveAsync(socket, answer);
                own.RecordValue((long)TimeProvider.System.GetElapsedTime(began).TotalMicroseconds);
            }

            lock (latencies)
                latencies.Add(own);
        })));
        return latencies;
    }

    // Answers have no body, so the empty line ends them.
    private static async Task ReceiveAsync(Socket socket, byte[] answer)
    {
        var length = 0;
        while (!answer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            var received = await socket.ReceiveAsync(answer.AsMemory(length));
            length += received > 0 ? received : throw new InvalidOperationException("The server closed the connection.");
        }

        if (!answer.AsSpan().StartsWith("HTTP/1.1 200"u8))
            throw new InvalidOperationException($"The server answered {System.Text.Encoding.ASCII.GetString(answer, 9, 3)}.");
    }
}
