using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pipeline.Model;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Connect;

public sealed class ConnectionsOverHttpTests : IAsyncDisposable
{
    private ServedHost? _host;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_check_left_to_do_stands_beside_the_numbers_and_no_secret_does()
    {
        var client = await ServeAsync();

        using var check = await client.PostAsync("/api/connections/shop/check", content: null, Cancelled);
        var listed = await client.GetFromJsonAsync<JsonArray>("/api/connections", Cancelled);
        var page = await client.GetStringAsync(new Uri("/dashboard/connections", UriKind.Relative), Cancelled);

        check.EnsureSuccessStatusCode();
        var shop = listed.ShouldHaveSingleItem()!;
        (shop["address"]!.ToString(), shop["findings"]!.AsArray().Count).ShouldBe(("/api/webhooks/stripe/shop", 2));
        page.ShouldContain(WebUtility.HtmlEncode(shop["findings"]![0]!["detail"]!.ToString()));
        (listed!.ToJsonString() + page).ShouldNotContain("whsec_");
    }

    [Theory]
    [InlineData("/api/connections/nobody/check", 404)]
    [InlineData("/api/connections/nobody/register?url=https://host", 404)]
    [InlineData("/api/connections/shop/register?url=https://host", 409)]
    public async Task What_cannot_be_checked_or_registered_is_refused(string address, int status)
    {
        var client = await ServeAsync();

        using var answer = await client.PostAsync(address, content: null, Cancelled);

        ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((status, "application/problem+json"));
    }

    [Fact]
    public async Task The_vocabulary_of_own_platforms_is_published()
    {
        var client = await ServeAsync();

        var schema = await client.GetFromJsonAsync<JsonNode>("/api/schemas/internal-events", Cancelled);

        schema!["$schema"]!.ToString().ShouldBe("https://json-schema.org/draft/2020-12/schema");
    }

    [Fact]
    public async Task A_sources_coverage_is_told_and_an_unknown_source_is_not_found()
    {
        var client = await ServeAsync();

        var telegram = await client.GetFromJsonAsync<JsonArray>("/api/coverage/telegram", Cancelled);
        using var unknown = await client.GetAsync("/api/coverage/myspace", Cancelled);

        telegram!.Single(one => one!["what"]!.ToString() == "deletions")!["degree"]!.ToString().ShouldBe("never");
        ((int)unknown.StatusCode).ShouldBe(404);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }

    private async Task<HttpClient> ServeAsync()
    {
        _host = await ServedHost.StartAsync(folder => ServedHost.Connect(folder, "shop", Source.Stripe, "whsec_secret"));
        return _host.Client;
    }
}
