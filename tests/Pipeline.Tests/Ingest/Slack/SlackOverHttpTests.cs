using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Bus;
using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Ingest.Slack;

/// <summary>Slack's deliveries as they come over the wire to the local host.</summary>
public sealed class SlackOverHttpTests : IAsyncDisposable
{
    private readonly RecordingBus _bus = new();
    private ServedHost? _host;

    [Fact]
    public async Task A_message_that_Slack_sends_again_after_no_answer_is_told_once()
    {
        using var client = await ServeAsync();

        using var first = await SendAsync(client, Sl.Body(Sl.Message()));
        using var again = await SendAsync(client, Sl.Body(Sl.Message()), ("X-Slack-Retry-Num", "1"), ("X-Slack-Retry-Reason", "http_timeout"));
        using var forged = await SendAsync(client, Sl.Body(Sl.Message(ts: "1785000001.000100")), ("X-Slack-Signature", "v0=" + new string('a', 64)));

        (first.StatusCode, again.StatusCode, forged.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized));
        _bus.PublishedCount.ShouldBe(2);
        Told.Of(_bus.Events.ShouldHaveSingleItem()).ShouldBe("U7 posted C1/1785000000.000200 'hello'");
    }

    [Fact]
    public async Task While_nothing_can_be_taken_Slack_is_asked_to_come_again()
    {
        using var client = await ServeAsync();
        _bus.Failure = new IOException("away");

        using var refused = await SendAsync(client, Sl.Body(Sl.Message()));
        _bus.Failure = null;
        using var again = await SendAsync(client, Sl.Body(Sl.Message()), ("X-Slack-Retry-Num", "1"), ("X-Slack-Retry-Reason", "http_error"));

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        _bus.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_challenge_comes_back_as_plain_text()
    {
        using var client = await ServeAsync();

        using var answer = await SendAsync(client, """{"token":"old","challenge":"3eZbrw1a","type":"url_verification"}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType.ShouldBe(new MediaTypeHeaderValue("text/plain", "utf-8"));
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("3eZbrw1a");
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string body, params (string Name, string Value)[] more)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var signed = Sl.SignedAt(TimeProvider.System.GetUtcNow(), bytes);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webhooks/slack/sl") { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new("application/json");
        foreach (var (name, value) in signed.Headers.Where(header => header.Key.StartsWith("X-", StringComparison.Ordinal)))
            request.Headers.Add(name, value);
        foreach (var (name, value) in more)
        {
            request.Headers.Remove(name);
            request.Headers.Add(name, value);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<HttpClient> ServeAsync()
    {
        _host = await ServedHost.StartAsync(
            folder => ServedHost.Connect(folder, "sl", Source.Slack, Sl.Secret), services => services.AddSingleton<IBus>(_bus));
        return _host.NewClient();
    }
}
