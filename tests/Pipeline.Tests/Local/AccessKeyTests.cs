using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Local.Hosting;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Local;

public sealed class AccessKeyTests : IAsyncDisposable
{
    private ServedHost? _host;

    [Theory]
    [InlineData("/")]
    [InlineData("/dashboard")]
    [InlineData("/dashboard?once=wrong")]
    [InlineData("/api/communities")]
    [InlineData("/api/queues")]
    [InlineData("/api/communities?code=wrong")]
    public async Task Without_the_key_nothing_is_told(string address)
    {
        using var client = await ServeAsync();

        using var answer = await client.GetAsync(address, Cancelled);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadAsStringAsync(Cancelled)).ShouldContain("x-functions-key");
    }

    [Fact]
    public async Task Health_needs_no_key_and_a_webhook_its_own_proof()
    {
        using var client = await ServeAsync();

        using var health = await client.GetAsync("/api/health", Cancelled);
        using var webhook = await client.PostAsync("/api/webhooks/telegram/nobody", content: null, Cancelled);

        (health.StatusCode, webhook.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task The_header_lets_in()
    {
        using var client = await ServeAsync();
        client.DefaultRequestHeaders.Add("x-functions-key", Code);

        using var answer = await client.GetAsync("/api/communities", Cancelled);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_browser_that_brings_the_key_once_is_let_in_from_then_on_and_keeps_it_out_of_its_address()
    {
        using var client = await ServeAsync();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var first = await client.GetAsync($"/dashboard?code={Code}", Cancelled);
        var cookie = first.Headers.GetValues("Set-Cookie").Single();
        using var second = await client.GetAsync(first.Headers.Location, Cancelled);

        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        first.Headers.Location!.ToString().ShouldBe("/dashboard");
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldNotContain(Code);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Made_up_people_may_be_looked_at_by_everybody_and_changed_by_nobody()
    {
        using var client = await ServeAsync(isOpenToLook: true);

        using var look = await client.GetAsync("/dashboard", Cancelled);
        using var change = await client.PostAsync("/api/communities/club/rollup", content: null, Cancelled);

        (look.StatusCode, change.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task The_printed_address_lets_one_browser_in_and_no_second()
    {
        using var client = await ServeAsync();
        var address = $"/dashboard?once={_host!.Services.GetRequiredService<OneTimeToken>().Value}";

        using var first = await client.GetAsync(address, Cancelled);
        using var other = _host.NewClient();
        using var again = await other.GetAsync(address, Cancelled);

        (first.StatusCode, again.StatusCode).ShouldBe((HttpStatusCode.Redirect, HttpStatusCode.Unauthorized));
        first.Headers.GetValues("Set-Cookie").Single().ShouldContain("samesite=strict", Case.Insensitive);
    }

    [Fact]
    public async Task What_the_cookie_lets_in_changes_nothing_through_the_API()
    {
        using var client = await ServeAsync();
        using var signedIn = await client.GetAsync($"/dashboard?once={_host!.Services.GetRequiredService<OneTimeToken>().Value}", Cancelled);

        using var look = await client.GetAsync("/api/communities", Cancelled);
        using var change = await client.PostAsync("/api/communities/club/rollup", content: null, Cancelled);

        (look.StatusCode, change.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.Unauthorized));
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Code => JsonNode.Parse(File.ReadAllText(LocalFolder.Open(_host!.Folder).Settings))!["Access"]!["Key"]!.GetValue<string>();

    private async Task<HttpClient> ServeAsync(bool isOpenToLook = false)
    {
        _host = await ServedHost.StartAsync(isOpenToLook: isOpenToLook);
        return _host.NewClient();
    }
}
