using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Model;
using Pipeline.Pictures;
using Pipeline.Store;
using Pipeline.Tests.Support;
using SkiaSharp;

namespace Pipeline.Tests.Digests;

public sealed class DigestOverHttpTests
{
    private const string Digest = "/api/communities/club/digest";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_shown_as_data_as_each_platform_has_it_as_mail_and_as_a_picture()
    {
        await using var host = await StartAsync();

        (await host.Client.GetFromJsonAsync<JsonNode>(Digest, Cancelled))!["numbers"]!.AsArray().Count.ShouldBe(3);
        (await host.Client.GetStringAsync($"{Digest}?format=telegram", Cancelled)).ShouldStartWith("<b>The club");
        (await host.Client.GetStringAsync($"{Digest}?format=slack", Cancelled)).ShouldStartWith("*The club");
        (await host.Client.GetStringAsync($"{Digest}?format=mail", Cancelled)).ShouldStartWith("<!doctype html>");
        using var picture = SKBitmap.Decode(await host.Client.GetByteArrayAsync($"{Digest}?format=picture", Cancelled));
        (picture.Width, picture.Height).ShouldBe((DigestPicture.Width, DigestPicture.Height));
        picture.Pixels.Distinct().Count().ShouldBeGreaterThan(3);
    }

    [Theory]
    [InlineData("?format=pdf", HttpStatusCode.BadRequest)]
    [InlineData("?week=2026-11-21", HttpStatusCode.BadRequest)]
    [InlineData("?week=2020-01-05", HttpStatusCode.NoContent)]
    public async Task What_cannot_be_shown_is_said(string query, HttpStatusCode status)
    {
        await using var host = await StartAsync();

        using var answer = await host.Client.GetAsync(Digest + query, Cancelled);

        answer.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Posting_it_without_a_connection_that_can_says_what_is_missing()
    {
        await using var host = await StartAsync();

        using var answer = await host.Client.PostAsync(Digest, null, Cancelled);

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancelled))!["detail"]!.GetValue<string>().ShouldBe("No connection 'mine' serves this community.");
    }

    // The host's clock is the real one, and its timer would post what is due.
    private static Community NotDue() => Weekly.Club() with { Digest = Weekly.Club().Digest with { Day = TimeProvider.System.GetUtcNow().AddDays(2).DayOfWeek } };

    private static Task<ServedHost> StartAsync() => ServedHost.StartAsync(before: async services =>
    {
        var store = services.GetRequiredService<IStore>();
        await services.GetRequiredService<CommunityDirectory>().SetAsync(NotDue(), Cancelled);
        await store.PutAsync(Tables.Periods, [Weekly.Row(30, returning: 20, dormant: 8)], Cancelled);
        await store.PutAsync(Tables.Rollups, [new() { Community = An.Club, ClosedThrough = Weekly.Week }], Cancelled);
    });
}
