using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Clubs;

public sealed class WhopTests
{
    private const string Jane = """{"id":"user_1","username":"jane","name":"Jane"}""";

    [Theory]
    [InlineData("membership.activated", "membership of user_1@jane Started tier VIP until 2026-09-01 00:00:00Z")]
    [InlineData("membership.deactivated", "membership of user_1@jane Cancelled tier VIP until 2026-09-01 00:00:00Z")]
    [InlineData("membership.went_invalid", "membership of user_1@jane Cancelled tier VIP until 2026-09-01 00:00:00Z")]
    [InlineData("membership.cancel_at_period_end_changed", "not used: membership.cancel_at_period_end_changed")]
    [InlineData("entry.created", "not used: entry.created")]
    public async Task A_membership_begins_and_ends(string type, string told) => (await ToldAsync(
        type, $$"""{"id":"mem_1","user":{{Jane}},"product":{"id":"prod_1","title":"VIP"},"plan":{"id":"plan_1"},"renewal_period_end":"2026-09-01T00:00:00Z"}"""))
        .ShouldBe(told);

    [Theory]
    [InlineData("payment.succeeded", "subscription_cycle", "membership of user_1@jane Renewed tier VIP for 29.99 EUR")]
    [InlineData("payment.succeeded", "subscription_create", "membership of user_1@jane Started tier VIP for 29.99 EUR")]
    [InlineData("payment.failed", "subscription_cycle", "membership of user_1@jane PastDue tier VIP for 29.99 EUR")]
    [InlineData("payment.failed", "one_time", "not used: payment.failed/one_time")]
    [InlineData("payment.pending", "one_time", "not used: payment.pending")]
    public async Task A_payment_is_in_units_and_not_in_cents(string type, string reason, string told) => (await ToldAsync(
        type, $$"""{"id":"pay_1","user":{{Jane}},"product":{"id":"prod_1","title":"VIP"},"billing_reason":"{{reason}}","total":29.99,"currency":"eur"}"""))
        .ShouldBe(told);

    [Theory]
    [InlineData("refund.created", "pending", "not used: refund.created/pending")]
    [InlineData("refund.updated", "succeeded", "membership of user_1@jane Refunded for 5.5 USD")]
    [InlineData("dispute.created", "needs_response", "not used: dispute.created/needs_response")]
    [InlineData("dispute.updated", "lost", "membership of user_1@jane Refunded for 5.5 USD")]
    public async Task Money_that_goes_back_is_told_when_it_is_gone(string type, string status, string told) =>
        (await ToldAsync(type, $$$"""{"id":"rf_1","status":"{{{status}}}","amount":5.5,"currency":"usd","payment":{"id":"pay_1","user":{{{Jane}}}}}""")).ShouldBe(told);

    [Theory]
    [InlineData("chat", "user_1@jane posted chat_1/post_2 'hi' re post_1")]
    [InlineData("direct_message", "not used: chat.message.created/direct_message")]
    [InlineData("support", "not used: chat.message.created/support")]
    public async Task What_is_written_in_a_chat_is_a_message_and_what_is_written_to_somebody_is_not(string channel, string told) => (await ToldAsync(
        "chat.message.created",
        $$$"""{"channel":{"id":"chat_1","type":"{{{channel}}}"},"message":{"id":"post_2","content":"hi","user":{{{Jane}}},"replying_to_message_id":"post_1"}}"""))
        .ShouldBe(told);

    [Fact]
    public async Task A_reaction_is_on_its_message() => (await ToldAsync(
        "chat.reaction.created",
        $$$"""{"channel":{"id":"chat_1","type":"chat"},"message":{"id":"post_2"},"reaction":{"id":"r_1","emoji":":fire:","user":{{{Jane}}}}}"""))
        .ShouldBe("user_1@jane reacted to chat_1/post_2 +:fire:");

    [Fact]
    public async Task A_membership_that_nobody_has_claimed_is_nobody_s() =>
        (await ToldAsync("membership.activated", """{"id":"mem_1","user":null}""")).ShouldBe("not used: membership.activated/no_user");

    [Fact]
    public async Task The_older_api_says_action_and_ids_alone()
    {
        await using var stage = Club.Stage("whop");
        const string Body = """{"action":"membership.went_valid","api_version":"v5","data":{"id":"mem_1","user":"user_1","product":"prod_1","renewal_period_end":1788220800}}""";
        var signature = Club.Hex(Club.Utf8($"{Club.Seconds}.{Body}"));

        var answer = await stage.SendAsync("whop", "c", A.Post(Body, ("x-whop-signature", $"t={Club.Seconds},v1={signature}")));

        answer.Status.ShouldBe(200);
        Told.Of(stage.Bus.Events.ShouldHaveSingleItem()).ShouldBe("membership of user_1 Started tier prod_1 until 2026-09-01 00:00:00Z");
    }

    [Fact]
    public async Task A_signature_of_the_new_kind_is_not_saved_by_one_of_the_older()
    {
        await using var stage = Club.Stage("whop");
        var older = Club.Hex(Club.Utf8($"{Club.Seconds}.{{}}"));

        var answer = await stage.SendAsync("whop", "c", A.Post(
            "{}", ("x-whop-signature", $"t={Club.Seconds},v1={older}"), ("webhook-id", "1"), ("webhook-timestamp", Club.Seconds), ("webhook-signature", "v1,AAAA")));

        answer.Problem!.Reason.ShouldBe("wrong-signature");
    }

    private static Task<string> ToldAsync(string type, string data) => Club.ToldAsync(
        "whop", $$"""{"id":"msg_1","api_version":"v1","timestamp":"2026-08-01T10:00:00.000Z","type":"{{type}}","company_id":"biz_1","data":{{data}}}""");
}
