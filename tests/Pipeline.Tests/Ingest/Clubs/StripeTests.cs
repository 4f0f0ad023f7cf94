using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Clubs;

public sealed class StripeTests
{
    [Theory]
    [InlineData("created", "incomplete", "", "not used: customer.subscription.created/incomplete")]
    [InlineData("created", "active", "", "membership of cus_1 Started tier Gold until 2026-09-01 00:00:00Z for 10 EUR")]
    [InlineData("created", "trialing", "", "membership of cus_1 Started tier Gold until 2026-09-01 00:00:00Z")]
    [InlineData("updated", "active", "\"status\":\"incomplete\"", "membership of cus_1 Started tier Gold until 2026-09-01 00:00:00Z for 10 EUR")]
    [InlineData("updated", "active", "\"cancel_at_period_end\":false", "not used: customer.subscription.updated/active")]
    [InlineData("updated", "past_due", "\"status\":\"active\"", "membership of cus_1 PastDue tier Gold until 2026-09-01 00:00:00Z for 10 EUR")]
    [InlineData("updated", "active", "\"status\":\"past_due\"", "not used: customer.subscription.updated/active")]
    [InlineData("updated", "active", "\"items\":{\"data\":[{\"price\":{\"id\":\"price_silver\"}}]}", "membership of cus_1 TierChanged tier Gold until 2026-09-01 00:00:00Z for 10 EUR")]
    [InlineData("updated", "active", "\"items\":{\"data\":[{\"price\":{\"id\":\"price_gold\"},\"quantity\":1}]}", "not used: customer.subscription.updated/active")]
    [InlineData("deleted", "canceled", "", "membership of cus_1 Cancelled tier Gold until 2026-09-01 00:00:00Z")]
    [InlineData("deleted", "incomplete_expired", "", "not used: customer.subscription.deleted/incomplete_expired")]
    public async Task A_subscription_begins_falls_behind_changes_its_price_and_ends(string kind, string status, string before, string told) =>
        (await ToldAsync($"customer.subscription.{kind}", Subscription(status), before)).ShouldBe(told);

    [Fact]
    public async Task One_update_can_tell_two_things()
    {
        var told = await ToldAsync("customer.subscription.updated", Subscription("active"), "\"status\":\"incomplete\",\"plan\":{\"id\":\"price_silver\"}");

        told.ShouldBe("membership of cus_1 Started tier Gold until 2026-09-01 00:00:00Z for 10 EUR; membership of cus_1 TierChanged tier Gold until 2026-09-01 00:00:00Z for 10 EUR");
    }

    [Theory]
    [InlineData("eur", 1999, "19.99 EUR")]
    [InlineData("jpy", 1999, "1999 JPY")]
    [InlineData("krw", 50000, "50000 KRW")]
    [InlineData("kwd", 1999, "1.999 KWD")]
    [InlineData("isk", 500, "5 ISK")]
    [InlineData("ugx", 500, "5 UGX")]
    public async Task An_amount_is_exact_whatever_the_currency_s_minor_unit(string currency, int minor, string amount) =>
        (await ToldAsync("invoice.paid", Invoice("subscription_cycle", currency, minor))).ShouldBe(
            $"membership of cus_1 Renewed tier price_gold until 2026-09-01 00:00:00Z for {amount}");

    [Theory]
    [InlineData("invoice.paid", "subscription_create", "not used: invoice.paid/subscription_create")]
    [InlineData("invoice.paid", "subscription_update", "membership of cus_1 Renewed tier price_gold until 2026-09-01 00:00:00Z for 19 EUR")]
    [InlineData("invoice.payment_failed", "subscription_cycle", "membership of cus_1 PastDue tier price_gold for 20 EUR")]
    [InlineData("invoice.payment_failed", "subscription_create", "not used: invoice.payment_failed/subscription_create")]
    public async Task An_invoice_of_a_subscription_renews_it_or_lets_it_fall_behind(string type, string reason, string told) =>
        (await ToldAsync(type, Invoice(reason, "eur", 1900))).ShouldBe(told);

    [Theory]
    [InlineData("invoice.paid", "{\"id\":\"in_1\",\"customer\":\"cus_1\",\"amount_paid\":100,\"currency\":\"eur\"}", "", "not used: invoice.paid/no_subscription")]
    [InlineData("charge.refunded", "{\"id\":\"ch_1\",\"customer\":\"cus_1\",\"amount_refunded\":1500,\"currency\":\"eur\"}", "\"amount_refunded\":500", "membership of cus_1 Refunded for 10 EUR")]
    [InlineData("charge.refunded", "{\"id\":\"ch_1\",\"customer\":null,\"amount_refunded\":1500,\"currency\":\"eur\"}", "", "not used: charge.refunded/no_customer")]
    [InlineData("charge.dispute.closed", "{\"id\":\"dp_1\",\"status\":\"won\",\"charge\":\"ch_1\"}", "", "not used: charge.dispute.closed/won")]
    [InlineData("charge.dispute.closed", "{\"id\":\"dp_1\",\"status\":\"lost\",\"charge\":\"ch_1\",\"amount\":900,\"currency\":\"usd\"}", "", "not used: charge.dispute.closed/no_customer")]
    [InlineData("charge.dispute.closed", "{\"id\":\"dp_1\",\"status\":\"lost\",\"charge\":{\"id\":\"ch_1\",\"customer\":\"cus_1\"},\"amount\":900,\"currency\":\"usd\"}", "", "membership of cus_1 Refunded for 9 USD")]
    [InlineData("checkout.session.completed", "{\"id\":\"cs_1\",\"mode\":\"payment\",\"payment_status\":\"paid\",\"customer\":\"cus_1\",\"amount_total\":9900,\"currency\":\"usd\"}", "", "membership of cus_1 Started for 99 USD")]
    [InlineData("checkout.session.completed", "{\"id\":\"cs_1\",\"mode\":\"payment\",\"payment_status\":\"unpaid\",\"customer\":\"cus_1\"}", "", "not used: checkout.session.completed/payment")]
    [InlineData("checkout.session.completed", "{\"id\":\"cs_1\",\"mode\":\"subscription\",\"payment_status\":\"paid\",\"customer\":\"cus_1\"}", "", "not used: checkout.session.completed/subscription")]
    [InlineData("account.updated", "{\"object\":\"anything\",\"id\":7}", "", "not used: account.updated")]
    public async Task Other_payments_are_told_where_they_name_a_customer(string type, string what, string before, string told) =>
        (await ToldAsync(type, what, before)).ShouldBe(told);

    [Fact]
    public async Task What_two_events_say_of_one_thing_happens_once()
    {
        await using var stage = Club.Stage("stripe");
        string[] same =
        [
            Event("customer.subscription.updated", Subscription("past_due"), "\"status\":\"active\"", "evt_1"),
            Event("invoice.payment_failed", Invoice("subscription_cycle", "eur", 1000), "", "evt_2"),
            Event("invoice.payment_failed", Invoice("subscription_cycle", "eur", 1000), "", "evt_3"),
        ];

        foreach (var body in same)
            await stage.SendAsync("stripe", "c", Club.Signed("stripe", body));

        stage.Bus.Events.ShouldHaveSingleItem().ShouldBeOfType<MembershipChanged>().Change.ShouldBe(MembershipChange.PastDue);
    }

    [Fact]
    public async Task A_product_or_a_price_decides_about_the_community()
    {
        await using var stage = Club.Stage("stripe", ("Channels:prod_club", "vip"), ("Channels:price_other", "other"));

        stage.Read("c", Club.Signed("stripe", Event("customer.subscription.created", Subscription("active")))).Events.Single().Community.ShouldBe(new("vip"));
    }

    [Fact]
    public async Task A_signature_is_taken_under_any_secret_and_for_five_minutes()
    {
        await using var stage = Club.Stage("stripe", ("Secrets:1", "next"));
        var body = Club.Utf8(Event("customer.subscription.created", Subscription("active")));
        var right = Club.Signed("stripe", body);
        string Header(string time, string version, string secret) => $"t={time}, v0=00, {version}={Club.Hex([.. Club.Utf8($"{time}."), .. body], secret)}";

        async Task<string?> ReasonAsync(WebhookRequest request) => (await stage.SendAsync("stripe", "c", request)).Problem?.Reason;
        (await ReasonAsync(right)).ShouldBeNull();
        (await ReasonAsync(right with { ReceivedAt = right.ReceivedAt.AddSeconds(300) })).ShouldBeNull();
        (await ReasonAsync(right with { ReceivedAt = right.ReceivedAt.AddSeconds(301) })).ShouldBe("stale-signature");
        (await ReasonAsync(A.Post(body, ("Stripe-Signature", Header(Club.Seconds, "v1", "next"))))).ShouldBeNull();
        (await ReasonAsync(A.Post(body, ("Stripe-Signature", Header(Club.Seconds, "v1", "another"))))).ShouldBe("wrong-signature");
        (await ReasonAsync(A.Post(body, ("Stripe-Signature", Header(Club.Seconds, "v2", "next"))))).ShouldBe("wrong-signature");
        (await ReasonAsync(A.Post(body, ("Stripe-Signature", Header(Club.Seconds, "v1x", "next"))))).ShouldBe("wrong-signature");
        (await ReasonAsync(A.Post(body, ("Stripe-Signature", "v1=")))).ShouldBe("wrong-signature");
        (await ReasonAsync(A.Post(body))).ShouldBe("missing-signature");
    }

    private static Task<string> ToldAsync(string type, string what, string before = "") => Club.ToldAsync("stripe", Event(type, what, before));

    private static string Event(string type, string what, string before = "", string id = "evt_1") => $$"""
        {"id":"{{id}}","type":"{{type}}","created":1785000000,"data":{"object":{{what}}{{(before == "" ? "" : $",\"previous_attributes\":{{{before}}}")}} } }
        """;

    private static string Subscription(string status) => $$"""
        {"id":"sub_1","status":"{{status}}","customer":{"id":"cus_1"},"latest_invoice":"in_1","items":{"data":[
        {"price":{"id":"price_gold","nickname":"Gold","unit_amount":500,"currency":"eur","product":"prod_club"},"quantity":2,"current_period_end":1788220800}]} }
        """;

    private static string Invoice(string reason, string currency, int paid) => $$$"""
        {"id":"in_1","customer":"cus_1","amount_paid":{{{paid}}},"amount_due":2000,"currency":"{{{currency}}}","billing_reason":"{{{reason}}}",
        "parent":{"subscription_details":{"subscription":"sub_1"} },"lines":{"data":[{"period":{"end":1788220800},"pricing":{"price_details":{"price":"price_gold"} } }]} }
        """;
}
