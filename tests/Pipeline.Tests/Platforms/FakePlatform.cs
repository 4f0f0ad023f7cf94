using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Pipeline.Tests.Platforms;

/// <summary>A platform's HTTP interface on loopback: answers by path, and what it was asked.</summary>
internal sealed class FakePlatform : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Queue<Answer>> _answers = new();

    private FakePlatform(WebApplication app) => _app = app;

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public ConcurrentQueue<Question> Questions { get; } = new();

    public static async Task<FakePlatform> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var platform = new FakePlatform(app);
        app.Run(platform.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return platform;
    }

    /// <summary>Answers in the order they were given; the last one stays.</summary>
    public FakePlatform Answers(string path, string json, int status = 200, params (string Name, string Value)[] headers)
    {
        _answers.GetOrAdd(path, _ => new()).Enqueue(new(status, json, headers));
        return this;
    }

    /// <summary>Takes what comes and breaks the connection off without an answer.</summary>
    public FakePlatform BreaksOff(string path) => Answers(path, "", status: 0);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        Questions.Enqueue(new(context.Request.Method, path, context.Request.Headers.Authorization.ToString(), await BodyAsync(context.Request, context.RequestAborted)));
        if (!_answers.TryGetValue(path, out var answers))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var answer = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        if (answer.Status == 0)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(answer.Json, context.RequestAborted);
    }

    // Of a form the fields, and of each file how long it is; of anything else that is not JSON, how long that is.
    private static async Task<JsonNode?> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(cancellationToken);
            return new JsonObject(
            [
                .. form.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value.ToString())),
                .. form.Files.Select(file => KeyValuePair.Create(file.Name, (JsonNode?)file.Length)),
            ]);
        }

        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, cancellationToken);
        var isJson = bytes.Length > 0 && (request.ContentType is null || request.HasJsonContentType());
        return isJson ? JsonNode.Parse(bytes.ToArray()) : bytes.Length == 0 ? null : JsonValue.Create(bytes.Length);
    }

    internal sealed record Question(string Method, string Path, string Authorization, JsonNode? Body);

    private sealed record Answer(int Status, string Json, (string Name, string Value)[] Headers);
}
