using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Record;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Clicks;

/// <summary>Minting over the wire, as a bot or a page of the community asks for it.</summary>
public sealed class ClicksOverHttpTests : IAsyncDisposable
{
    private ServedHost? _host;

    [Fact]
    public async Task A_member_s_link_comes_back_with_its_id()
    {
        var client = await ServeAsync();

        var answer = await client.PostAsJsonAsync(
            "/api/communities/club/clicks",
            new { member = An.Id("ann").Value, target = "https://go.example.org/?sub1={click_id}", channel = "general", message = "5" }, Cancelled);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var minted = (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancelled))!;
        ((string?)minted["link"]).ShouldBe($"https://go.example.org/?sub1={(string?)minted["id"]}");
    }

    [Theory]
    [InlineData("nowhere", """{"member":"m","target":"https://x.example/{click_id}"}""", 404, "unknown-community")]
    [InlineData("club", """{"member":"m","target":"https://x.example/{click_id}"}""", 404, "unknown-member")]
    [InlineData("club", """{"member":"m","target":"https://x.example/"}""", 400, "body")]
    [InlineData("club", """{"member":"m","target":"https://x.example/{click_id}","message":"5"}""", 400, "body")]
    [InlineData("club", """{"member":"m"}""", 400, "body")]
    [InlineData("club", """{"member":null,"target":"https://x.example/{click_id}"}""", 400, "body")]
    [InlineData("club", "{", 400, null)]
    public async Task What_cannot_be_minted_is_told_apart(string community, string body, int status, string? reason)
    {
        var client = await ServeAsync();

        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await client.PostAsync($"/api/communities/{community}/clicks", content, Cancelled);

        ((int)answer.StatusCode).ShouldBe(status);
        var problem = await answer.Content.ReadFromJsonAsync<JsonNode>(Cancelled);
        if (reason is not null)
            ((string?)problem!["type"]).ShouldBe($"urn:pipeline:problem:{reason}");
    }

    [Fact]
    public async Task Nobody_mints_without_the_key()
    {
        var client = await ServeAsync();
        client.DefaultRequestHeaders.Clear();

        (await client.PostAsJsonAsync("/api/communities/club/clicks", new { member = "m", target = "t" }, Cancelled)).StatusCode
            .ShouldBe(HttpStatusCode.Unauthorized);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private async Task<HttpClient> ServeAsync()
    {
        _host = await ServedHost.StartAsync(before: services => services.GetRequiredService<RecordEvents>().HandleAsync([An.Join("ann", 0)], Cancelled));
        return _host.Client;
    }
}
