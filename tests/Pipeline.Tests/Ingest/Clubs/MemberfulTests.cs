using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Clubs;

public sealed class MemberfulTests
{
    private const string Ann = """{"id":7,"username":"ann","created_at":1785000000}""";

    [Theory]
    [InlineData("subscription.created", "", "membership of 7@ann Started tier Gold until 2026-09-01 00:00:00Z for 10 EUR")]
    [InlineData("subscription.activated", "", "membership of 7@ann Started tier Gold until 2026-09-01 00:00:00Z for 10 EUR")]
    [InlineData("subscription.renewed", ",\"order\":{\"uuid\":\"o1\",\"total\":990,\"created_at\":\"2026-07-31T00:00:00Z\"}", "membership of 7@ann Renewed tier Gold until 2026-09-01 00:00:00Z for 9.9 EUR")]
    [InlineData("subscription.updated", ",\"changed\":{\"plan_id\":[1,2]}", "membership of 7@ann TierChanged tier Gold until 2026-09-01 00:00:00Z for 10 EUR")]
    [InlineData("subscription.updated", ",\"changed\":{\"autorenew\":[true,false]}", "not used: subscription.updated/no_plan_id")]
    [InlineData("subscription.deactivated", "", "membership of 7@ann Cancelled tier Gold until 2026-09-01 00:00:00Z")]
    [InlineData("subscription.deleted", "", "membership of 7@ann Cancelled tier Gold until 2026-09-01 00:00:00Z")]
    [InlineData("subscription_plan.created", "", "not used: subscription_plan.created")]
    [InlineData("tax_id.updated", "", "not used: tax_id.updated")]
    public async Task A_subscription_says_what_became_of_it(string kind, string more, string told) => (await ToldAsync(
        $$$"""{"event":"{{{kind}}}","subscription":{"id":1,"member":{{{Ann}}},"created_at":"2026-07-31T00:00:00Z","expires_at":1788220800,"subscription_plan":{"id":2,"name":"Gold","price_cents":1000}}{{{more}}}}"""))
        .ShouldBe(told);

    [Theory]
    [InlineData("order.refunded", "membership of 7@ann Refunded tier Gold for 99 EUR")]
    [InlineData("order.suspended", "membership of 7@ann PastDue tier Gold for 99 EUR")]
    [InlineData("order.purchased", "not used: order.purchased")]
    public async Task An_order_is_refunded_or_suspended(string kind, string told) => (await ToldAsync(
        $$$"""{"event":"{{{kind}}}","order":{"uuid":"o1","total":9900,"member":{{{Ann}}},"subscriptions":[{"id":1,"expires_at":1788220800,"subscription":{"id":2,"name":"Gold","price":1000}}]}}"""))
        .ShouldBe(told);

    [Fact]
    public async Task A_member_signs_up_when_the_member_says_and_not_when_it_is_told()
    {
        await using var stage = Club.Stage("memberful");

        await stage.SendAsync("memberful", "c", Club.Signed("memberful", $$"""{"event":"member_signup","member":{{Ann}}}"""));

        stage.Bus.Events.ShouldHaveSingleItem().At.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1785000000));
    }

    [Fact]
    public async Task A_signature_is_never_saved_by_what_it_says()
    {
        await using var stage = Club.Stage("memberful");
        const string Body = """{"event":"member.deleted","member":{"id":7,"deleted":true}}""";

        foreach (var value in new[] { "REPLAY", "sha256=" + Club.Hex(Club.Utf8(Body)), Club.Hex(Club.Utf8(Body), "another") })
            (await stage.SendAsync("memberful", "c", A.Post(Body, ("X-Memberful-Webhook-Signature", value)))).Problem!.Reason.ShouldBe("wrong-signature");
        (await stage.SendAsync("memberful", "c", A.Post(Body))).Problem!.Reason.ShouldBe("missing-signature");
    }

    private static Task<string> ToldAsync(string body) => Club.ToldAsync("memberful", body, "", ("Settings:Currency", "eur"));
}
