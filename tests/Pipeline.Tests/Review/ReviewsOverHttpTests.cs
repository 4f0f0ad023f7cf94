using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Flow;
using Pipeline.Local.Hosting;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Review;

public sealed class ReviewsOverHttpTests : IAsyncDisposable
{
    private const string Reviews = "/api/communities/club/reviews";

    // The host's clock is the real one, and so what it holds must be of today.
    private static readonly double Today = Math.Floor((TimeProvider.System.GetUtcNow().AddMinutes(-5) - An.At(0)).TotalMinutes);

    private readonly TempFolder _folder = TempFolder.Create();
    private WebApplication? _app;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_review_is_listed_without_text_shown_with_it_claimed_and_overturned()
    {
        using var client = await ServeAsync();

        var page = await client.GetFromJsonAsync<JsonNode>(Reviews, Cancelled);
        var listed = page!["reviews"]!.AsArray().ShouldHaveSingleItem()!;
        var address = $"{Reviews}/{listed["id"]}";
        var shown = await client.GetFromJsonAsync<JsonNode>(address, Cancelled);
        using var claimed = await client.PostAsJsonAsync($"{address}/claim", new { by = "ann" }, Cancelled);
        using var refused = await client.PostAsJsonAsync($"{address}/overturn", new { by = "bob", reason = "no" }, Cancelled);
        using var overturned = await client.PostAsJsonAsync($"{address}/overturn", new { by = "ann", reason = "our own shop" }, Cancelled);
        using var late = await client.PostAsJsonAsync($"{address}/uphold", new { by = "bob", reason = "spam" }, Cancelled);

        (listed["text"], shown!["text"]!.GetValue<string>()).ShouldBe((null, Reviewing.Refused));
        (listed["state"]!.GetValue<string>(), listed["outcome"]!.GetValue<string>(), listed["reasons"]![0]!.GetValue<string>()).ShouldBe(("open", "remove", "verdict"));
        (claimed.StatusCode, refused.StatusCode, overturned.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.OK));
        (await overturned.Content.ReadFromJsonAsync<JsonNode>(Cancelled))!["state"]!.GetValue<string>().ShouldBe("overturned");
        var problem = (await late.Content.ReadFromJsonAsync<JsonNode>(Cancelled))!;
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        problem["type"]!.GetValue<string>().ShouldBe("urn:pipeline:problem:decided");
        problem["detail"]!.GetValue<string>().ShouldContain("ann decided");
        (await client.GetFromJsonAsync<JsonNode>(Reviews, Cancelled))!["reviews"]!.AsArray().ShouldBeEmpty();
        (await client.GetFromJsonAsync<JsonNode>(Reviews + "?state=overturned", Cancelled))!["reviews"]!.AsArray().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("?state=lost", "state")]
    [InlineData("?state=1", "state")]
    [InlineData("?reason=spam", "reason")]
    [InlineData("?count=0", "count")]
    [InlineData("?after=there", "after")]
    public async Task A_query_that_cannot_be_used_is_refused_by_its_name(string query, string name)
    {
        using var client = await ServeAsync();

        using var answer = await client.GetAsync(Reviews + query, Cancelled);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Cancelled)).ShouldContain($"'{name}'");
    }

    [Theory]
    [InlineData("club", """{"by":"ann"}""", HttpStatusCode.BadRequest)]
    [InlineData("club", """{"by":"ann","reason":"because"}""", HttpStatusCode.NotFound)]
    [InlineData("nowhere", """{"by":"ann","reason":"because"}""", HttpStatusCode.NotFound)]
    public async Task A_decision_needs_a_name_a_reason_and_a_review(string community, string body, HttpStatusCode status)
    {
        using var client = await ServeAsync();

        using var answer = await client.PostAsync(
            $"/api/communities/{community}/reviews/unknown/uphold", new StringContent(body, mediaType: new("application/json")), Cancelled);

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<HttpClient> ServeAsync()
    {
        _app = LocalHost.Build(new(LocalFolder.Open(_folder.Path), Port: 0));
        await _app.Services.GetRequiredService<CommunityDirectory>().SetAsync(
            new() { Id = An.Club, Rules = new() { RefusedDomains = ["bad.example"], AuditPerThousand = 0 } }, Cancelled);
        await _app.Services.GetRequiredService<ModerateAndClassify>().HandleAsync([An.Message("1", "eve", Today, Reviewing.Refused)], Cancelled);
        await _app.StartAsync(Cancelled);
        var client = new HttpClient { BaseAddress = LocalHost.AddressOf(_app) };
        client.DefaultRequestHeaders.Add("x-functions-key", _app.Configuration["Access:Key"]);
        return client;
    }
}
