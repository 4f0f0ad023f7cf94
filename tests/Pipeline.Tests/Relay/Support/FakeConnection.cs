using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Pipeline.Tests.Relay.Support;

/// <summary>One connection to the Gateway, whose other end the test is.</summary>
internal sealed class FakeConnection(WebSocket socket, string path, FakeDiscord discord)
{
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Which address it came to.</summary>
    public string Path { get; } = path;

    public Task Over => _over.Task;

    /// <summary>Greets, reads the identification, and begins the session.</summary>
    public async Task<JsonNode> BeginAsync(string session = "s1")
    {
        await HelloAsync();
        var identify = await ReadAsync();
        ((int)identify["op"]!).ShouldBe(2);
        await DispatchAsync("READY", 1, $$"""{"session_id":"{{session}}","resume_gateway_url":"{{discord.SocketUrl("resume")}}"}""");
        return identify;
    }

    public Task HelloAsync(int interval = 41_250) => SendAsync($$"""{"op":10,"d":{"heartbeat_interval":{{interval}}},"s":null,"t":null}""");

    public Task DispatchAsync(string kind, long number, string data) => SendAsync($$"""{"op":0,"t":"{{kind}}","s":{{number}},"d":{{data}} }""");

    public Task MessageAsync(long number, string text = "hello") => DispatchAsync(
        "MESSAGE_CREATE", number,
        $$"""{"id":"{{number}}","channel_id":"5","guild_id":"6","author":{"id":"7","username":"ann"},"content":"{{text}}","timestamp":"2026-08-01T11:59:00Z","type":0}""");

    public Task SendAsync(string frame) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, Cancellation);

    /// <summary>What the relay sends next; fails when it closes instead.</summary>
    public async Task<JsonNode> ReadAsync()
    {
        var buffer = new byte[4096];
        var read = await socket.ReceiveAsync(buffer.AsMemory(), Cancellation);
        read.MessageType.ShouldBe(WebSocketMessageType.Text);
        return JsonNode.Parse(buffer.AsSpan(0, read.Count))!;
    }

    /// <summary>Reads until the relay is gone; the code it went with, if it said one.</summary>
    public async Task<int?> LeftAsync()
    {
        try
        {
            var buffer = new byte[4096];
            while ((await socket.ReceiveAsync(buffer.AsMemory(), Cancellation)).MessageType != WebSocketMessageType.Close)
                continue;
        }
        catch (WebSocketException)
        {
            // It broke off without a word.
        }

        End();
        return (int?)socket.CloseStatus;
    }

    public async Task CloseAsync(int code)
    {
        await socket.CloseOutputAsync((WebSocketCloseStatus)code, "", Cancellation);
        End();
    }

    /// <summary>Breaks off as a cable does.</summary>
    public void Break()
    {
        socket.Abort();
        End();
    }

    private void End() => _over.TrySetResult();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
