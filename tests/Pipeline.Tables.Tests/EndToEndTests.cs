using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pipeline.Model;
using Pipeline.Rollup;
using Pipeline.Store;

namespace Pipeline.TableStorage.Tests;

/// <summary>From webhook to report as on Azure: rows on Table Storage, requests through the one delegate that functions hand them to.</summary>
public sealed class EndToEndTests(Azurite azurite)
{
    private static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_day_of_webhooks_becomes_numbers_lists_and_reviews_and_the_same_webhooks_again_change_nothing()
    {
        await using var azure = await AzureComposition.StartAsync(new AzuriteAccount(azurite), Noon);
        await azure.Of<CommunityDirectory>().SetAsync(new() { Id = new("club"), Name = "The club", Rules = new() { RefusedDomains = ["bad.example"] } }, Cancelled);
        string[] updates =
        [
            Message(1, 7, "Ann", "How do I set the postback up? It never fires for me"),
            Message(2, 8, "Ben", "In the settings, under Tracking: paste the address there and save it", replyTo: 1),
            Message(3, 9, "Eve", "have a look at https://bad.example/offer"),
        ];

        foreach (var update in updates)
            (await azure.DeliverAsync(update)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await azure.DeliverAsync(updates[0], secret: "wrong_secret")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await azure.EmptyQueuesAsync();
        await OverturnAsync(azure);
        await CloseAsync(azure);
        var (days, questions) = (await TextAsync(azure, "days"), await TextAsync(azure, "lists/questions"));

        var day = JsonNode.Parse(days)!["days"]!.AsArray().ShouldHaveSingleItem()!;
        (day["active"]!["day"]!.GetValue<int>(), day["counts"]!["questions"]!.GetValue<int>()).ShouldBe((3, 1));
        (await azure.Client.GetAsync("/api/health", Cancelled)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await azure.Client.GetAsync("/api/communities/club/nothing", Cancelled)).Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");

        foreach (var update in updates)
            await azure.DeliverAsync(update);
        await azure.EmptyQueuesAsync();
        await CloseAsync(azure);

        (await TextAsync(azure, "days"), await TextAsync(azure, "lists/questions")).ShouldBe((days, questions));
    }

    private static async Task OverturnAsync(AzureComposition azure)
    {
        var waiting = JsonNode.Parse(await TextAsync(azure, "reviews"))!["reviews"]!.AsArray().ShouldHaveSingleItem()!;
        using var overturned = await azure.Client.PostAsJsonAsync(
            $"/api/communities/club/reviews/{waiting["id"]}/overturn", new { by = "ann", reason = "our own shop" }, Cancelled);

        overturned.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonNode.Parse(await TextAsync(azure, "reviews"))!["reviews"]!.AsArray().ShouldBeEmpty();
    }

    private static async Task CloseAsync(AzureComposition azure)
    {
        if (azure.Clock.GetUtcNow() < Noon.AddDays(1))
            azure.Clock.Advance(TimeSpan.FromDays(1));
        await azure.Of<CloseDays>().HandleAsync(Cancelled);
        await azure.EmptyQueuesAsync();
    }

    private static Task<string> TextAsync(AzureComposition azure, string what) => azure.Client.GetStringAsync($"/api/communities/club/{what}", Cancelled);

    private static string Message(int id, int from, string name, string text, int? replyTo = null)
    {
        var message = new JsonObject
        {
            ["message_id"] = id,
            ["date"] = Noon.AddMinutes(id - 30).ToUnixTimeSeconds(),
            ["chat"] = new JsonObject { ["id"] = -1001, ["type"] = "supergroup" },
            ["from"] = new JsonObject { ["id"] = from, ["is_bot"] = false, ["first_name"] = name },
            ["text"] = text,
        };
        if (replyTo is { } answered)
        {
            message["reply_to_message"] = new JsonObject
            {
                ["message_id"] = answered,
                ["date"] = Noon.AddMinutes(answered - 30).ToUnixTimeSeconds(),
                ["chat"] = new JsonObject { ["id"] = -1001, ["type"] = "supergroup" },
            };
        }

        return new JsonObject { ["update_id"] = id, ["message"] = message }.ToJsonString();
    }
}
