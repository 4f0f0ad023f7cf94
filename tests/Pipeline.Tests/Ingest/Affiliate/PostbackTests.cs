using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Affiliate;

public sealed class PostbackTests
{
    [Theory]
    [InlineData("click_id=k&tid=t&payout=1", "conversion t Approved click k 1")]
    [InlineData("click_id=k&sub1=a&sub2=b&tid=t&status=pending&payout=0.005&currency=eur", "conversion t Pending click k a b 0.005 EUR")]
    [InlineData("cid=k&status=2&payout=", "conversion k Pending click k 0")]
    [InlineData("cid=k&goal=sale&status=REJECTED", "conversion k Declined click k goal sale 0")]
    [InlineData("tid=t&status=chargeback&payout=12.50&currency=USD", "conversion t Reversed 12.50 USD")]
    [InlineData("tid=t&status=approved&payout=-12.50&currency=USD", "conversion t Reversed 12.50 USD")]
    [InlineData("tid=t&payout=-0", "conversion t Approved 0")]
    [InlineData("tid=t%20%C3%A4&payout=1000000000000", "conversion t ä Approved 1000000000000")]
    [InlineData("sub=only&tid=t", "conversion t Approved only 0")]
    public async Task A_postback_is_a_conversion(string query, string told) => (await Pb.ToldAsync(Pb.Get(query))).ShouldBe(told);

    [Theory]
    [InlineData("payout=1", "there is neither a transaction")]
    [InlineData("tid=t&payout=1,5", "payout is no amount")]
    [InlineData("tid=t&payout=1e3", "payout is no amount")]
    [InlineData("tid=t&payout=1000000000000.01", "payout is no amount")]
    [InlineData("tid=t&payout=1&currency=EURO", "currency is no ISO 4217 code")]
    [InlineData("tid=t&status=whatever", "status is no status that is known")]
    [InlineData("tid=a%0Ab", "tid holds control characters")]
    public async Task What_cannot_be_booked_says_which_parameter_and_why(string query, string fault) =>
        (await Pb.ToldAsync(Pb.Get(query))).ShouldStartWith($"fault: The postback is not booked: {fault}");

    [Theory]
    [InlineData("{clickid}")]
    [InlineData("%7Bsub1%7D")]
    [InlineData("%257Bsub1%257D")]
    [InlineData("[CLICK_ID]")]
    [InlineData("{{click.id}}")]
    [InlineData("${SUBID}")]
    [InlineData("%23clickid%23")]
    [InlineData("%25CLICK_ID%25")]
    [InlineData("__CLICKID__")]
    [InlineData("%3Cclick%20id%3E")]
    [InlineData("abc-{sub1}")]
    public async Task A_macro_that_was_not_replaced_is_booked_nowhere(string macro)
    {
        (await Pb.ToldAsync(Pb.Get($"click_id={macro}&tid=t"))).ShouldStartWith("fault: The postback is not booked: click_id holds a macro");
        (await Pb.ToldAsync(Pb.Get($"click_id=k&tid={macro}"))).ShouldStartWith("fault: The postback is not booked: tid holds a macro");
        (await Pb.ToldAsync(Pb.Get($"click_id=k&tid=t&sub3={macro}"))).ShouldStartWith("fault: The postback is not booked: sub3 holds a macro");
        (await Pb.ToldAsync(Pb.Get($"click_id=k&tid=t&payout={macro}"))).ShouldStartWith("fault: The postback is not booked: payout holds a macro");

        // What nobody reads may stay as it is.
        (await Pb.ToldAsync(Pb.Get($"click_id=k&tid=t&unused={macro}"))).ShouldBe("conversion t Approved click k 0");
    }

    [Theory]
    [InlineData("50%off")]
    [InlineData("a_b__c")]
    [InlineData("#5")]
    [InlineData("[draft")]
    public async Task What_only_looks_a_little_like_a_macro_is_a_value(string value) =>
        (await Pb.ToldAsync(Pb.Get($"tid=t&goal={Uri.EscapeDataString(value)}"))).ShouldBe($"conversion t Approved goal {value} 0");

    [Fact]
    public async Task A_form_and_JSON_say_the_same_as_an_address()
    {
        const string Same = "conversion t 1 Pending click k a goal reg 12.50 EUR";

        (await Pb.ToldAsync(Pb.Get("click_id=k&sub1=a&transaction_id=t%201&goal=reg&status=hold&payout=12.50&currency=EUR"))).ShouldBe(Same);
        (await Pb.ToldAsync(Pb.Form("click_id=k&sub1=a&transaction_id=t+1&goal=reg&status=hold&payout=12.50&currency=EUR"))).ShouldBe(Same);
        (await Pb.ToldAsync(Pb.Json("""{"click_id":"k","sub1":"a","transaction_id":"t 1","goal":"reg","status":"hold","payout":12.50,"currency":"EUR","test":false}"""))).ShouldBe(Same);
    }

    [Theory]
    [InlineData("affise", "sub1=k&transactionid=t&sum=3&status=5", "conversion t Pending click k 3")]
    [InlineData("keitaro", "subid=k&tid=t&payout=3&status=lead", "conversion t Pending click k 3")]
    [InlineData("everflow", "transaction_id=k&conversion_id=t&event_name=deposit&payout=3", "conversion t Approved click k goal deposit 3")]
    [InlineData("taboola", "click-id=k&orderid=t&name=lead&revenue=3&currency=USD", "conversion t Approved click k goal lead 3 USD")]
    [InlineData("tune", "aff_sub=k&transaction_id=t&goal_id=7&payout=3", "conversion t Approved click k goal 7 3")]
    public async Task A_network_is_read_as_it_is_documented(string network, string query, string told) =>
        (await Pb.ToldAsync(Pb.Get(query), ("net:Settings:Network", network))).ShouldBe(told);

    [Fact]
    public async Task A_setting_names_a_part_above_all_others()
    {
        var told = await Pb.ToldAsync(
            Pb.Get("tid=wrong&ref=t&who=k&win=won&usd=7"),
            ("net:Settings:Transaction", "ref"), ("net:Settings:ClickId", "x, who"), ("net:Settings:Payout", "usd"), ("net:Settings:DefaultCurrency", "usd"),
            ("net:Settings:Status", "win"), ("net:Settings:Statuses", "lost=declined, won=approved"));

        told.ShouldBe("conversion t Approved click k 7 USD");
    }

    [Fact]
    public async Task One_network_serves_several_communities_by_offer()
    {
        await using var stage = IngestStage.With(("net:Source", "affiliate"), ("net:Channels:301", "vip"));

        stage.Read("net", Pb.Get("tid=t&offer_id=301")).Events.ShouldHaveSingleItem().Community.ShouldBe(new("vip"));
        Told.By(stage.Read("net", Pb.Get("tid=t&offer_id=302"))).ShouldBe("not used: conversion/unconnected_offer");
        Told.By(stage.Read("net", Pb.Get("tid=t&offer_id={offer}"))).ShouldStartWith("fault: The postback is not booked: offer_id holds a macro");
        (await Pb.ToldAsync(Pb.Get("tid=t&offer_id={offer}"))).ShouldBe("conversion t Approved 0");
    }

    [Theory]
    [InlineData("1785000000", "2026-07-25 17:20:00Z")]
    [InlineData("1785000000123", "2026-07-25 17:20:00Z")]
    [InlineData("2026-07-25T17:20:00Z", "2026-07-25 17:20:00Z")]
    [InlineData("2026-07-25 17:20:00", "2026-08-01 12:00:00Z")]
    [InlineData("", "2026-08-01 12:00:00Z")]
    public async Task It_happened_when_the_network_says_or_when_it_came(string time, string at)
    {
        await using var stage = Pb.Stage();

        $"{stage.Read("net", Pb.Get($"tid=t&ts={Uri.EscapeDataString(time)}")).Events.ShouldHaveSingleItem().At:u}".ShouldBe(at);
    }

    [Fact]
    public async Task The_same_postback_is_the_same_event_and_another_status_or_payout_another()
    {
        await using var stage = Pb.Stage();
        string Id(string query, int minutes = 0) =>
            stage.Read("net", Pb.Get(query) with { ReceivedAt = IngestStage.Now.AddMinutes(minutes) }).Events.Single().Id.Value;

        Id("tid=t&payout=1").ShouldBe(Id("tid=t&payout=1&rand=7", minutes: 5));
        new[] { Id("tid=t&payout=1"), Id("tid=t&payout=2"), Id("tid=t&payout=1&status=pending"), Id("tid=t&payout=1&goal=2"), Id("tid=u&payout=1") }
            .ShouldBeUnique();
    }

    [Fact]
    public async Task A_transaction_that_no_key_can_hold_goes_to_the_quarantine()
    {
        await using var stage = Pb.Stage();

        await stage.SendAsync("affiliate", "net", Pb.Get($"tid={new string('x', 96)}"));

        stage.Bus.PublishedCount.ShouldBe(0);
        (await stage.QuarantinedAsync("net")).ShouldHaveSingleItem().Reason.ShouldContain("95 characters");
    }
}
