using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pipeline.Tests.Relay.Support;

/// <summary>Discord as far as a relay sees it, on a loopback port: a Gateway whose every connection a test leads, and a few addresses.</summary>
internal sealed class FakeDiscord : IAsyncDisposable
{
    public const string Token = "a-bot-token";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly WebApplication _app;
    private readonly Channel<FakeConnection> _connections = Channel.CreateUnbounded<FakeConnection>();

    private readonly Channel<bool> _asked = Channel.CreateUnbounded<bool>();
    private readonly ConcurrentBag<FakeConnection> _made = [];

    private FakeDiscord(WebApplication app) => _app = app;

    public Uri Api => new(_app.Urls.First() + "/api/v10/");

    public int Remaining { get; set; } = 1000;

    public long ResetAfter { get; set; } = 60_000;

    /// <summary>By server; a server that is not there is forbidden.</summary>
    public Dictionary<string, string> Invites { get; } = [];

    public static async Task<FakeDiscord> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var discord = new FakeDiscord(app);
        app.UseWebSockets();
        app.MapGet("/api/v10/gateway/bot", discord.Gateway);
        app.MapGet("/api/v10/guilds/{guild}/invites", (string guild) =>
            discord.Invites.TryGetValue(guild, out var list) ? Results.Text(list, "application/json") : Results.StatusCode(403));
        app.Map("/{path}/", discord.AcceptAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return discord;
    }

    /// <summary>The next connection that the relay makes.</summary>
    public async Task<FakeConnection> ConnectionAsync() => await _connections.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);

    /// <summary>Returns once the relay has asked so often whether a session may begin.</summary>
    public async Task<int> AskedAsync(int times)
    {
        for (var i = 0; i < times; i++)
            await _asked.Reader.ReadAsync(TestContext.Current.CancellationToken);
        return times;
    }

    public string SocketUrl(string path) => _app.Urls.First().Replace("http://", "ws://", StringComparison.Ordinal) + $"/{path}/";

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _made)
            connection.Break();
        await _app.DisposeAsync();
    }

    private IResult Gateway(HttpRequest request)
    {
        if (request.Headers.Authorization != "Bot " + Token)
            return Results.StatusCode(401);

        _asked.Writer.TryWrite(true);
        return Results.Text(
            $$"""{"url":"{{SocketUrl("gateway")}}","shards":1,"session_start_limit":{"total":1000,"remaining":{{Remaining}},"reset_after":{{ResetAfter}},"max_concurrency":1} }""",
            "application/json");
    }

    private async Task AcceptAsync(HttpContext context, string path)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var connection = new FakeConnection(socket, path, this);
        _made.Add(connection);
        await _connections.Writer.WriteAsync(connection);
        await connection.Over;
    }
}
