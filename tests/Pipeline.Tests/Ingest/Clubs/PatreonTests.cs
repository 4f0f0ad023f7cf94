using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Clubs;

public sealed class PatreonTests
{
    private const string Paid = "\"patron_status\":\"active_patron\",\"last_charge_status\":\"Paid\",\"last_charge_date\":\"2026-08-01T07:00:00Z\"";

    [Theory]
    [InlineData("members:create", Paid, "u1 joined, inviter none, Unknown")]
    [InlineData("members:delete", "", "u1 left: Unknown")]
    [InlineData("members:pledge:create", Paid, "membership of u1 Started tier Gold for 5 EUR")]
    [InlineData("members:pledge:update", Paid, "membership of u1 TierChanged tier Gold for 5 EUR")]
    [InlineData("members:pledge:delete", "\"patron_status\":\"former_patron\"", "membership of u1 Cancelled tier Gold")]
    [InlineData("members:update", Paid, "membership of u1 Renewed tier Gold for 5 EUR")]
    [InlineData("members:update", "\"patron_status\":\"declined_patron\",\"last_charge_status\":\"Declined\",\"last_charge_date\":\"2026-08-01T07:00:00Z\"", "membership of u1 PastDue tier Gold for 5 EUR")]
    [InlineData("members:pledge:update", "\"patron_status\":\"declined_patron\",\"last_charge_status\":\"Declined\",\"last_charge_date\":\"2026-08-01T07:00:00Z\"", "membership of u1 PastDue tier Gold for 5 EUR")]
    [InlineData("members:update", "\"last_charge_status\":\"Refunded\",\"last_charge_date\":\"2026-08-01T07:00:00Z\"", "membership of u1 Refunded tier Gold for 5 EUR")]
    [InlineData("members:update", "\"last_charge_status\":null,\"last_charge_date\":null", "not used: members:update")]
    [InlineData("posts:publish", "", "not used: posts:publish")]
    [InlineData("something:new", "", "not used: something:new")]
    public async Task What_happened_is_the_event_s_name_and_the_member_s_state(string kind, string attributes, string told) =>
        (await Club.ToldAsync("patreon", Member(attributes), kind, ("Settings:Currency", "EUR"))).ShouldBe(told);

    [Fact]
    public async Task A_charge_that_a_pledge_began_with_renews_nothing() =>
        (await Club.ToldAsync("patreon", Member(Paid.Replace("2026-08-01T07", "2026-05-01T13", StringComparison.Ordinal)), "members:update")).ShouldBe("not used: members:update");

    [Fact]
    public async Task A_charge_is_one_however_many_deliveries_show_it_and_whenever_they_come()
    {
        await using var stage = Club.Stage("patreon");

        await stage.SendAsync("patreon", "c", Club.Signed("patreon", Member(Paid), "members:update"));
        await stage.SendAsync("patreon", "c", Club.Signed("patreon", Member(Paid + ",\"note\":\"x\""), "members:update") with { ReceivedAt = IngestStage.Now.AddDays(25) });

        stage.Bus.Events.ShouldHaveSingleItem().At.ShouldBe(new(2026, 8, 1, 7, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_header_that_the_signed_body_contradicts_is_believed_nothing()
    {
        var told = await Club.ToldAsync("patreon", Member(Paid + ",\"next_charge_date\":\"2026-09-01T07:00:00Z\""), "members:pledge:delete");

        told.ShouldStartWith("fault: X-Patreon-Event, which is not signed");
    }

    [Fact]
    public async Task Without_a_currency_in_the_settings_there_is_no_amount() =>
        (await Club.ToldAsync("patreon", Member(Paid), "members:update")).ShouldBe("membership of u1 Renewed tier Gold");

    [Theory]
    [InlineData(null, "missing-signature")]
    [InlineData("", "missing-signature")]
    [InlineData("foo", "wrong-signature")]
    [InlineData("00112233445566778899aabbccddeeff", "wrong-signature")]
    public async Task A_signature_that_is_missing_or_wrong_is_told_apart(string? signature, string reason)
    {
        await using var stage = Club.Stage("patreon");
        (string, string)[] headers = signature is null ? [] : [("X-Patreon-Signature", signature)];

        (await stage.SendAsync("patreon", "c", A.Post(Member(Paid), headers))).Problem!.Reason.ShouldBe(reason);
    }

    private static string Member(string attributes) => $$$"""
        {"data":{"id":"m1","type":"member","attributes":{"pledge_relationship_start":"2026-05-01T12:00:00Z","will_pay_amount_cents":500{{{(attributes == "" ? "" : "," + attributes)}}}},
        "relationships":{"user":{"data":{"id":"u1","type":"user"}},"campaign":{"data":{"id":"k1"}},"currently_entitled_tiers":{"data":[{"id":"t1"}]}} },
        "included":[{"type":"tier","id":"t1","attributes":{"title":"Gold"}}]}
        """;
}
