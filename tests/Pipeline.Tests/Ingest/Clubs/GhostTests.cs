using Pipeline.Ingest;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Clubs;

public sealed class GhostTests
{
    private const string Gold = """
        "subscriptions":[{"status":"active","current_period_end":"2026-09-01T00:00:00.000Z","price":{"amount":500,"currency":"USD"}}],"tiers":[{"id":"t1","name":"Gold"}]
        """;

    [Theory]
    [InlineData("\"status\":\"free\"", "", "m1 joined, inviter none, Unknown")]
    [InlineData("\"status\":\"paid\"," + Gold, "", "m1 joined, inviter none, Unknown; membership of m1 Started tier Gold until 2026-09-01 00:00:00Z for 5 USD")]
    [InlineData("\"status\":\"paid\"," + Gold, "\"status\":\"free\",\"updated_at\":null", "membership of m1 Started tier Gold until 2026-09-01 00:00:00Z for 5 USD")]
    [InlineData("\"status\":\"comped\",\"tiers\":[{\"id\":\"t1\",\"name\":\"Gold\"}]", "\"status\":\"free\"", "membership of m1 Started tier Gold")]
    [InlineData("\"status\":\"paid\"," + Gold, "\"status\":\"comped\"", "membership of m1 Started tier Gold until 2026-09-01 00:00:00Z for 5 USD")]
    [InlineData("\"status\":\"comped\"", "\"status\":\"paid\"", "membership of m1 TierChanged")]
    [InlineData("\"status\":\"paid\",\"subscriptions\":[{\"status\":\"past_due\"}]", "\"updated_at\":\"2026-08-01T09:00:00Z\",\"subscriptions\":[{\"status\":\"active\"}]", "membership of m1 PastDue")]
    [InlineData("\"status\":\"free\"", "\"status\":\"paid\"", "membership of m1 Cancelled")]
    [InlineData("\"status\":\"paid\"," + Gold, "\"updated_at\":\"2026-08-01T09:00:00Z\",\"tiers\":[{\"id\":\"t0\"}]", "membership of m1 TierChanged tier Gold until 2026-09-01 00:00:00Z for 5 USD")]
    [InlineData("\"status\":\"paid\"," + Gold, "\"updated_at\":\"2026-08-01T09:00:00Z\",\"subscriptions\":[{\"status\":\"active\",\"current_period_end\":\"2026-08-01T00:00:00Z\"}]", "membership of m1 Renewed tier Gold until 2026-09-01 00:00:00Z for 5 USD")]
    [InlineData("\"status\":\"paid\"," + Gold, "\"updated_at\":\"2026-08-01T09:00:00Z\",\"name\":\"x\"", "not used: member/edited")]
    public async Task A_member_is_what_changed_between_before_and_now(string now, string before, string told) => (await ToldAsync(
        $$$"""{"member":{"current":{"id":"m1","created_at":"2026-08-01T10:00:00.000Z",{{{now}}} },"previous":{ {{{before}}} } } }""")).ShouldBe(told);

    [Fact]
    public async Task A_member_of_whom_nothing_is_left_has_left() =>
        (await ToldAsync("""{"member":{"current":{},"previous":{"id":"m1","status":"paid","name":"Ann"}}}""")).ShouldBe("m1 left: Unknown");

    [Theory]
    [InlineData("\"status\":\"published\"", "\"status\":\"draft\"", "a1@ann is staff author; a1@ann posted posts/p1 'News\n\nAll of it'")]
    [InlineData("\"status\":\"published\"", "\"updated_at\":\"2026-08-01T09:00:00Z\",\"title\":\"Old\"", "a1@ann edited posts/p1 to 'News\n\nAll of it'")]
    [InlineData("\"status\":\"draft\"", "\"status\":\"published\"", "posts/p1 deleted")]
    [InlineData("\"status\":\"draft\"", "\"title\":\"Old\"", "not used: post/unpublished")]
    public async Task A_post_is_posted_edited_and_taken_back(string now, string before, string told) => (await ToldAsync(
        $$$"""{"post":{"current":{"id":"p1","title":"News","plaintext":"All of it","published_at":"2026-08-01T10:00:00.000Z","primary_author":{"id":"a1","slug":"ann"},{{{now}}} },"previous":{ {{{before}}} } } }"""))
        .ShouldBe(told);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"tag":{"current":{"id":"1"},"previous":{}}}""")]
    public async Task What_is_neither_a_member_nor_a_post_is_not_used(string body) => (await ToldAsync(body)).ShouldBe("not used: other");

    [Fact]
    public async Task The_time_is_signed_in_milliseconds_and_good_for_five_minutes()
    {
        await using var stage = Club.Stage("ghost");
        const string Body = "{}";
        var right = Club.Signed("ghost", Body);
        var bodyAlone = $"sha256={Club.Hex(Club.Utf8(Body))}";

        async Task<string?> ReasonAsync(WebhookRequest request) => (await stage.SendAsync("ghost", "c", request)).Problem?.Reason;
        (await ReasonAsync(right with { ReceivedAt = right.ReceivedAt.AddMinutes(5) })).ShouldBeNull();
        (await ReasonAsync(right with { ReceivedAt = right.ReceivedAt.AddMinutes(5).AddMilliseconds(1) })).ShouldBe("stale-signature");
        (await ReasonAsync(A.Post(Body, ("X-Ghost-Signature", bodyAlone)))).ShouldBe("wrong-signature");
        (await ReasonAsync(A.Post(Body, ("X-Ghost-Signature", $"{bodyAlone}, t={Club.Milliseconds}")))).ShouldBe("wrong-signature");
        (await ReasonAsync(A.Post(Body))).ShouldBe("missing-signature");
    }

    private static Task<string> ToldAsync(string body) => Club.ToldAsync("ghost", body);
}
