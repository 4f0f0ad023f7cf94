using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Bus;
using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Ingest.Internal;

/// <summary>An own platform's deliveries as they come over the wire to the local host.</summary>
public sealed class OverHttpTests : IAsyncDisposable
{
    private readonly HostLog _log = new();
    private readonly RecordingBus _bus = new();
    private ServedHost? _host;

    [Fact]
    public async Task A_token_in_an_address_lets_in_and_is_in_no_line_of_the_log()
    {
        using var client = await ServeAsync();

        var answer = await client.PostAsync($"/api/webhooks/internal/crm?access_token={Uri.EscapeDataString(Own.Secret)}", Json(Own.Event()), Cancelled);
        var broken = await client.PostAsync($"/api/webhooks/internal/crm?access_token={Uri.EscapeDataString(Own.Secret)}", Json("{"), Cancelled);

        (answer.StatusCode, broken.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        answer.Headers.CacheControl!.Private.ShouldBeTrue();
        Told.Of(_bus.Events.ShouldHaveSingleItem()).ShouldBe("u-1 speaks");
        _log.Lines.ShouldContain(line => line.Contains("quarantine", StringComparison.Ordinal));
        _log.Lines.ShouldAllBe(line => !line.Contains("access_token", StringComparison.Ordinal) && !line.Contains("whsec", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_handshake_reaches_the_sender_in_headers()
    {
        using var client = await ServeAsync();
        using var question = new HttpRequestMessage(HttpMethod.Options, "/api/webhooks/internal/crm");
        question.Headers.Add("WebHook-Request-Origin", "crm.example.com");

        var answer = await client.SendAsync(question, Cancelled);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("WebHook-Allowed-Origin").ShouldBe(["crm.example.com"]);
        answer.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Fact]
    public async Task A_binary_event_comes_with_its_attributes_as_headers()
    {
        using var client = await ServeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webhooks/internal/crm") { Content = Json("""{"member":{"id":"u-1"}}""") };
        foreach (var (name, value) in new[] { ("specversion", "1.0"), ("id", "1"), ("source", "/crm%20%E2%82%AC"), ("type", "voice.joined"), ("time", "2026-08-01T10:00:00Z") })
            request.Headers.Add("ce-" + name, value);
        request.Headers.Authorization = new("Bearer", Own.Secret);

        var answer = await client.SendAsync(request, Cancelled);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        Told.Of(_bus.Events.ShouldHaveSingleItem()).ShouldBe("u-1 speaks");
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _log.Dispose();
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private async Task<HttpClient> ServeAsync()
    {
        _host = await ServedHost.StartAsync(
            folder => ServedHost.Connect(folder, "crm", Source.Internal, Own.Secret),
            services => services.AddSingleton<IBus>(_bus).AddSingleton<ILoggerProvider>(_log));
        return _host.NewClient();
    }
}
