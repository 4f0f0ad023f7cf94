using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Pipeline.Ingest;
using Pipeline.Ingest.Signatures;
using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Relay.Support;

/// <summary>What the relay posts to: checks signatures as ingestion does, and can be away, or answer otherwise.</summary>
internal sealed class FakeIngest : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly Connection Discord = new() { Id = new("dc"), Source = Source.Discord, Secrets = [Own.Secret] };

    private readonly WebApplication _app;
    private readonly TimeProvider _clock;
    private readonly Channel<JsonNode> _taken = Channel.CreateUnbounded<JsonNode>();

    private FakeIngest(WebApplication app, TimeProvider clock) => (_app, _clock) = (app, clock);

    public Uri Url => new(_app.Urls.First() + "/api/webhooks/discord/dc");

    /// <summary>What is answered before anything is looked at; null looks at the post.</summary>
    public int? Answer { get; set; }

    /// <summary>Larger posts are answered 413.</summary>
    public int MaxBytes { get; set; } = IngestWebhook.MaxBodyBytes;

    /// <summary>The id of every post that was taken.</summary>
    public List<string> Ids { get; } = [];

    public static async Task<FakeIngest> StartAsync(TimeProvider clock, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        var ingest = new FakeIngest(app, clock);
        app.MapPost("/api/webhooks/discord/dc", ingest.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return ingest;
    }

    /// <summary>The next dispatch that was taken.</summary>
    public async Task<JsonNode> DispatchAsync() => await _taken.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        context.Response.StatusCode = Answer ?? Check(context.Request, body.ToArray());
        if (context.Response.StatusCode != 200)
            return;

        Ids.Add(context.Request.Headers["webhook-id"].ToString());
        foreach (var dispatch in JsonNode.Parse(body.ToArray())!.AsArray())
            await _taken.Writer.WriteAsync(dispatch!);
    }

    private int Check(HttpRequest request, byte[] body)
    {
        var headers = request.Headers.Select(header => (header.Key, header.Value.ToString())).ToArray();
        if (body.Length > MaxBytes)
            return 413;
        return StandardWebhooks.Verify(A.Post(body, headers) with { ReceivedAt = _clock.GetUtcNow() }, Discord) is null ? 200 : 401;
    }
}
