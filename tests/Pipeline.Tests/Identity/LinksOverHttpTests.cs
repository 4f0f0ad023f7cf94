using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Record;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Identity;

public sealed class LinksOverHttpTests : IAsyncDisposable
{
    private const string Links = "/api/communities/club/links";

    private ServedHost? _host;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_is_made_listed_and_ended()
    {
        var client = await ServeAsync();

        using var made = await client.PostAsJsonAsync(Links, new { one = An.Id("bob").Value, other = An.Id("ann").Value, by = "mod", reason = "told me" }, Cancelled);
        var listed = await client.GetFromJsonAsync<JsonArray>(Links, Cancelled);
        using var ended = await client.DeleteAsync($"{Links}/{An.Id("bob")}/{An.Id("ann")}?by=mod", Cancelled);
        var empty = await client.GetFromJsonAsync<JsonArray>(Links, Cancelled);

        (made.StatusCode, ended.StatusCode).ShouldBe((HttpStatusCode.NoContent, HttpStatusCode.NoContent));
        var link = listed.ShouldHaveSingleItem()!;
        (link["person"]!.GetValue<string>(), link["by"]!.GetValue<string>(), link["reason"]!.GetValue<string>()).ShouldBe((An.Id("ann").Value, "mod", "told me"));
        empty.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_that_an_own_platform_shows_and_brings_back_links()
    {
        var client = await ServeAsync();

        using var made = await client.PostAsync($"/api/communities/club/members/{An.Id("ann")}/link-code", content: null, Cancelled);
        var code = (await made.Content.ReadFromJsonAsync<JsonNode>(Cancelled))!["text"]!.GetValue<string>();
        using var sent = await client.PostAsJsonAsync(Links, new { code, member = An.Id("bob").Value }, Cancelled);

        sent.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetFromJsonAsync<JsonArray>(Links, Cancelled))!.ShouldHaveSingleItem()!["by"]!.GetValue<string>().ShouldBe("code");
    }

    [Theory]
    [InlineData("""{"one":"a","other":"b"}""", HttpStatusCode.BadRequest, "by (who says so)")]
    [InlineData("""{"one":"a","other":"b","by":"mod"}""", HttpStatusCode.NotFound, "have been seen")]
    [InlineData("""{"one":"a","other":"a","by":"mod"}""", HttpStatusCode.BadRequest, "are the same")]
    [InlineData("""{"one":""", HttpStatusCode.BadRequest, "")]
    public async Task What_cannot_be_linked_is_refused_with_the_reason(string body, HttpStatusCode status, string detail)
    {
        var client = await ServeAsync();

        using var answer = await client.PostAsync(Links, new StringContent(body, mediaType: new("application/json")), Cancelled);

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadAsStringAsync(Cancelled)).ShouldContain(detail);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }

    private async Task<HttpClient> ServeAsync()
    {
        _host = await ServedHost.StartAsync(before: services =>
            services.GetRequiredService<RecordEvents>().HandleAsync([An.Message("1", "ann", 0), An.Message("2", "bob", 1)], Cancelled));
        return _host.Client;
    }
}
