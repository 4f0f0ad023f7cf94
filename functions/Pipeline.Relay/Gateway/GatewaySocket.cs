using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Pipeline.Relay.Sessions;

namespace Pipeline.Relay.Gateway;

/// <summary>One WebSocket to the Gateway: what comes becomes inputs, and so does its end, however it ends.</summary>
internal sealed class GatewaySocket : IDisposable
{
    private const string Version = "?v=10&encoding=json";
    private const int MaxFrameBytes = 32 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ClientWebSocket _socket = new();

    public async Task ConnectAsync(Uri address, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        await _socket.ConnectAsync(new Uri(address, Version), either.Token);
    }

    public async Task SendAsync(ReadOnlyMemory<byte> command, CancellationToken cancellationToken) =>
        await _socket.SendAsync(command, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    /// <summary>Reads until the connection ends; the last input is <see cref="Closed"/>.</summary>
    public async Task ReadAsync(ChannelWriter<GatewayInput> inputs, CancellationToken cancellationToken)
    {
        int? code = null;
        try
        {
            var frame = new ArrayBufferWriter<byte>(16 * 1024);
            while (await ReadFrameAsync(frame, cancellationToken))
                await inputs.WriteAsync(GatewayFrame.Read(frame.WrittenMemory), cancellationToken);
            code = (int?)_socket.CloseStatus;
        }
        catch (Exception broken) when (broken is WebSocketException or IOException or JsonException or InvalidDataException)
        {
            // A connection that broke off, or speaks another language, is left like one that was closed; what follows is the session's to say.
            code = (int?)_socket.CloseStatus;
        }

        await inputs.WriteAsync(new Closed(code), cancellationToken);
    }

    /// <summary>
    /// Breaks off. Closing by the book would say 1000, which ends the session; without a word it can be resumed
    /// (https://docs.discord.com/developers/events/gateway#disconnecting).
    /// </summary>
    public void Leave() => _socket.Abort();

    public void Dispose() => _socket.Dispose();

    // False when the other side has closed.
    private async Task<bool> ReadFrameAsync(ArrayBufferWriter<byte> frame, CancellationToken cancellationToken)
    {
        frame.ResetWrittenCount();
        while (true)
        {
            var read = await _socket.ReceiveAsync(frame.GetMemory(8 * 1024), cancellationToken);
            if (read.MessageType == WebSocketMessageType.Close)
                return false;

            frame.Advance(read.Count);
            if (read.EndOfMessage)
                return true;
            if (frame.WrittenCount > MaxFrameBytes)
                throw new InvalidDataException("The Gateway sent a frame without end.");
        }
    }
}
