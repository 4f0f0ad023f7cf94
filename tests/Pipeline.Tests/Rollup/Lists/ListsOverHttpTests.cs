using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Model;
using Pipeline.Record;
using Pipeline.Rollup;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Rollup.Lists;

public sealed class ListsOverHttpTests : IAsyncLifetime
{
    private ServedHost _host = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    // On the evening of the last of the days: the host's own timer closes no more of them.
    public async ValueTask InitializeAsync() => _host = await ServedHost.StartAsync(
        services: services => services.AddSingleton<TimeProvider>(new FakeTimeProvider(An.At(13 * 60))),
        before: async services =>
        {
            await services.GetRequiredService<RecordEvents>().HandleAsync(
                [An.Join("ann", at: -60), An.Message("15", by: "ann", at: 0, text: "How do I set up tracking links for my shop?", channel: "-1001234567890")], Cancelled);
            await services.GetRequiredService<RollUpDay>().HandleAsync(new(An.Club, new(2026, 7, 1)), Cancelled);
        });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_question_that_waits_has_a_link_to_where_it_was_asked()
    {
        var list = await _host.Client.GetFromJsonAsync<JsonNode>("/api/communities/club/lists/questions", Cancelled);

        var entry = list!["entries"]![0]!;
        list["asOf"]!.GetValue<string>().ShouldBe("2026-07-01");
        entry["handle"]!.GetValue<string>().ShouldBe("ann");
        entry["about"]!["link"]!.GetValue<string>().ShouldBe("https://t.me/c/1234567890/15");
        entry["about"]!["event"]!.GetValue<string>().ShouldBe("post-15");
    }

    [Theory]
    [InlineData("/api/communities/club/lists/nonsense", "unknown-list")]
    [InlineData("/api/communities/nobody/lists/greet", "unknown-community")]
    public async Task What_is_not_there_is_said(string address, string problem)
    {
        using var answer = await _host.Client.GetAsync(new Uri(address, UriKind.Relative), Cancelled);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancelled))!["type"]!.GetValue<string>().ShouldEndWith(problem);
    }

    [Fact]
    public async Task What_recognition_changed_is_not_said_of_nobody()
    {
        var effect = await _host.Client.GetFromJsonAsync<JsonNode>("/api/communities/club/recognitions/effect", Cancelled);

        effect!["measured"]!.GetValue<int>().ShouldBe(0);
        effect["changes"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_is_named_in_public_without_their_consent()
    {
        using var refused = await RecogniseAsync(new { member = An.Id("ann").Value, kind = "spotlight", by = "mod", consent = false, @public = true });
        using var thanked = await RecogniseAsync(new { member = An.Id("ann").Value, kind = "role", by = "mod", consent = false });
        using var stranger = await RecogniseAsync(new { member = "nobody", kind = "role", by = "mod", consent = true });
        using var half = await RecogniseAsync(new { member = An.Id("ann").Value, kind = "role" });

        (refused.StatusCode, thanked.StatusCode, stranger.StatusCode, half.StatusCode)
            .ShouldBe((HttpStatusCode.Conflict, HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task A_recognition_that_is_said_twice_on_a_day_is_one()
    {
        for (var i = 0; i < 2; i++)
            (await RecogniseAsync(new { member = An.Id("ann").Value, kind = "early_access", by = "mod", consent = true, @public = true })).Dispose();

        var all = await _host.Client.GetFromJsonAsync<JsonArray>("/api/communities/club/recognitions", Cancelled);

        var one = all!.ShouldHaveSingleItem()!;
        (one["kind"]!.GetValue<string>(), one["by"]!.GetValue<string>(), one["isPublic"]!.GetValue<bool>()).ShouldBe(("early_access", "mod", true));
    }

    private Task<HttpResponseMessage> RecogniseAsync(object body) =>
        _host.Client.PostAsJsonAsync("/api/communities/club/recognitions", body, Cancelled);
}
