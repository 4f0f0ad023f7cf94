using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pipeline.Tests.Moderate;

/// <summary>The service's wire form on Kestrel, with the failures that a test asks for.</summary>
internal sealed class FakeContentSafety : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeContentSafety(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single() + "/");

    /// <summary>What the next answers are, in their order; when it is empty, 200.</summary>
    public Queue<int> Statuses { get; } = new();

    public int Severity { get; set; } = 5;

    public List<string> Questions { get; } = [];

    public List<string?> Keys { get; } = [];

    public bool Hangs { get; set; }

    public static async Task<FakeContentSafety> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var fake = new FakeContentSafety(builder.Build());
        fake._app.MapPost("/contentsafety/text:analyze", fake.AnswerAsync);
        await fake._app.StartAsync(TestContext.Current.CancellationToken);
        return fake;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> AnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new StreamReader(request.Body);
        Questions.Add(await body.ReadToEndAsync(cancellationToken));
        Keys.Add(request.Headers["Ocp-Apim-Subscription-Key"]);
        if (Hangs)
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);

        var status = Statuses.TryDequeue(out var asked) ? asked : 200;
        return status == 200
            ? Results.Text($$"""{"blocklistsMatch":[],"categoriesAnalysis":[{"category":"Hate","severity":{{Severity}}},{"category":"Violence","severity":1}]}""", "application/json")
            : Results.StatusCode(status);
    }
}
