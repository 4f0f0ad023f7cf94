using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Settings;

public sealed class RulesOverHttpTests : IAsyncLifetime
{
    private const string Address = "/api/communities/club/rules";

    private ServedHost _host = null!;
    private HttpClient _member = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ServedHost.StartAsync(before: services => SetAsync(services, Documents.Full));
        _member = _host.NewClient();
    }

    public async ValueTask DisposeAsync()
    {
        _member.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_member_without_a_key_reads_a_page_in_a_browser()
    {
        using var answer = await GetAsync("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        var page = await answer.Content.ReadAsStringAsync(Cancelled);

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        page.ShouldContain("<html lang=\"en\">");
        page.ShouldContain("<li id=\"mentions\">Mention at most 3 members in one message.</li>");
        page.ShouldContain("<h2>If you think a decision was wrong</h2>");
        page.Length.ShouldBeLessThan(10_000);
    }

    [Fact]
    public async Task The_page_runs_nothing_and_every_foreign_text_in_it_is_escaped()
    {
        await SetAsync(_host.Services, Documents.Full with
        {
            Name = "<script>alert(1)</script>",
            Rules = new() { OfferChannels = ["a\"><img src=x>"] },
        });

        using var answer = await GetAsync("text/html");
        var page = await answer.Content.ReadAsStringAsync(Cancelled);

        page.ShouldContain("Rules of &lt;script&gt;alert(1)&lt;/script&gt;");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("<img");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
    }

    [Fact]
    public async Task Programs_get_json_and_whoever_pins_gets_text_with_the_address_of_the_page()
    {
        using var any = await GetAsync("*/*");
        var json = await any.Content.ReadFromJsonAsync<JsonNode>(Cancelled);
        using var text = await _member.GetAsync(Address + "?format=text", Cancelled);
        var pin = await text.Content.ReadAsStringAsync(Cancelled);

        json!["rules"]!.AsArray().Single(rule => rule!["name"]!.ToString() == RuleNames.NoFlood)!["sentence"]!.ToString()
            .ShouldBe("Post at most 5 messages within 90 seconds.");
        json["mode"]!.ToString().ShouldBe("off");
        text.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        pin.ShouldContain($"{_member.BaseAddress!.GetLeftPart(UriPartial.Authority)}{Address}");
        pin.ShouldContain(json["version"]!.ToString());
        json.ToJsonString().ShouldNotContain("free money");
    }

    [Theory]
    [InlineData("*/*;q=0.1, text/html", "text/html")]
    [InlineData("text/html;q=0.2, application/json;q=0.1", "text/html")]
    [InlineData("text/*", "text/html")]
    [InlineData("image/png", "application/json")]
    public async Task What_a_client_would_rather_have_is_what_it_gets(string accept, string type)
    {
        using var answer = await GetAsync(accept);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
    }

    [Fact]
    public async Task Who_has_read_the_rules_is_told_whether_they_changed()
    {
        using var first = await GetAsync("application/json");
        using var again = await GetAsync("application/json", first.Headers.ETag!.Tag);
        await SetAsync(_host.Services, Documents.Full with { Rules = Documents.Full.Rules with { Mentions = 4 } });
        using var changed = await GetAsync("application/json", first.Headers.ETag!.Tag);

        (first.StatusCode, again.StatusCode, changed.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK));
    }

    [Theory]
    [InlineData("/api/communities/nobody/rules", HttpStatusCode.NotFound)]
    [InlineData(Address + "?format=pdf", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_is_said(string address, HttpStatusCode status)
    {
        using var answer = await _member.GetAsync(address, Cancelled);

        (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((status, "application/problem+json"));
    }

    private static Task SetAsync(IServiceProvider services, Community community) =>
        services.GetRequiredService<CommunityDirectory>().SetAsync(community, Cancelled);

    private async Task<HttpResponseMessage> GetAsync(string accept, string? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.Accept.ParseAdd(accept);
        if (known is not null)
            request.Headers.IfNoneMatch.ParseAdd(known);
        return await _member.SendAsync(request, Cancelled);
    }
}
