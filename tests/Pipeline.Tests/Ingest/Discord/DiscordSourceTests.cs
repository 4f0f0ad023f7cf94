using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Discord;

public sealed class DiscordSourceTests
{
    private const string Bought = """
        {"version":1,"application_id":"1","type":1,"event":{"type":"ENTITLEMENT_CREATE","timestamp":"2026-07-31T18:41:21.109604",
        "data":{"id":"12","sku_id":"34","user_id":"7","ends_at":"2026-08-31T18:41:21+00:00"}}}
        """;

    [Fact]
    public async Task A_signed_webhook_event_is_answered_204_and_is_of_its_own_time_in_UTC()
    {
        await using var stage = Dc.Stage();

        var answer = await stage.SendAsync("discord", "dc", Dc.Signed(Bought));

        answer.Status.ShouldBe(204);
        var told = stage.Bus.Events.ShouldHaveSingleItem();
        Told.Of(told).ShouldBe("membership of 7 Started tier 34 until 2026-08-31 18:41:21Z");
        told.At.ShouldBe(new(2026, 7, 31, 18, 41, 21, 109, 604, TimeSpan.Zero));
    }

    [Fact]
    public async Task The_address_of_webhook_events_is_confirmed_by_an_empty_204_and_the_one_of_interactions_by_a_pong()
    {
        await using var stage = Dc.Stage();

        var ping = await stage.SendAsync("discord", "dc", Dc.Signed("""{"version":1,"application_id":"1","type":0}"""));
        var interaction = await stage.SendAsync("discord", "dc", Dc.Signed("""{"id":"1","application_id":"1","type":1,"token":"x","version":1}"""));

        (ping.Status, ping.Reply!.Body.Length, ping.Reply.ContentType).ShouldBe((204, 0, "application/json"));
        (interaction.Status, interaction.Reply!.ContentType).ShouldBe((200, "application/json"));
        interaction.Reply.Body.ToArray().ShouldBe("""{"type":1}"""u8.ToArray());
    }

    [Theory]
    [InlineData("00")]
    [InlineData("zz")]
    [InlineData("")]
    public async Task A_wrong_signature_is_answered_401_as_Discord_tries_on_purpose(string start)
    {
        await using var stage = Dc.Stage();
        var right = Dc.Signed(Bought);
        var headers = new Dictionary<string, string>(right.Headers, StringComparer.OrdinalIgnoreCase);
        headers["X-Signature-Ed25519"] = start + headers["X-Signature-Ed25519"][2..];

        var answer = await stage.SendAsync("discord", "dc", right with { Headers = headers });

        (answer.Status, answer.Problem!.Reason).ShouldBe((401, "wrong-signature"));
        stage.Bus.PublishedCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_missing_header_and_another_body_are_refused()
    {
        await using var stage = Dc.Stage();

        (await stage.SendAsync("discord", "dc", A.Post(Bought))).Problem!.Detail.ShouldContain("X-Signature-Ed25519");
        (await stage.SendAsync("discord", "dc", A.Post(Bought, ("X-Signature-Ed25519", Dc.Sign("", ""u8))))).Problem!.Detail.ShouldContain("X-Signature-Timestamp");
        (await stage.SendAsync("discord", "dc", Dc.Signed(Bought) with { Body = "{}"u8.ToArray() })).Problem!.Reason.ShouldBe("wrong-signature");
    }

    [Theory]
    [InlineData(14, 204)]
    [InlineData(16, 401)]
    [InlineData(-16, 401)]
    public async Task What_Discord_sends_again_for_ten_minutes_is_taken_and_a_recording_is_not(int minutes, int status)
    {
        await using var stage = Dc.Stage();

        (await stage.SendAsync("discord", "dc", Dc.Signed(Bought, TimeSpan.FromMinutes(minutes)))).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Two_applications_may_feed_one_connection()
    {
        await using var stage = With(new string('0', 64), " " + Dc.PublicKey.ToUpperInvariant() + "\n");

        (await stage.SendAsync("discord", "dc", Dc.Signed(Bought))).Status.ShouldBe(204);
    }

    [Theory]
    [InlineData(Dc.PublicKey)]
    [InlineData(" " + Dc.PublicKey)]
    public async Task A_public_key_opens_nothing_to_whoever_knows_it(string secret)
    {
        await using var stage = With(secret, Own.Secret);
        var body = Dc.Message(""","content":"let me in" """);
        var forged = Own.Sign("msg_1", Own.Time(TimeSpan.Zero), System.Text.Encoding.UTF8.GetBytes(body), Dc.PublicKey);

        var answer = await stage.SendAsync("discord", "dc", A.Post(
            body, ("webhook-id", "msg_1"), ("webhook-timestamp", Own.Time(TimeSpan.Zero)), ("webhook-signature", forged)));

        (answer.Status, answer.Problem!.Reason).ShouldBe((401, "wrong-signature"));
    }

    [Fact]
    public async Task Each_scheme_needs_a_secret_of_its_own_kind()
    {
        await using var keyOnly = With(Dc.PublicKey);
        await using var secretOnly = With(Own.Secret);

        (await keyOnly.SendAsync("discord", "dc", Dc.Relayed("[]"))).Problem!.Reason.ShouldBe("no-secret");
        (await secretOnly.SendAsync("discord", "dc", Dc.Signed(Bought))).Problem!.Reason.ShouldBe("no-secret");
    }

    [Fact]
    public async Task A_post_of_the_relay_holds_many_dispatches_and_is_answered_200()
    {
        await using var stage = Dc.Stage();

        var answer = await stage.SendAsync("discord", "dc", Dc.Relayed($"[{Dc.Message(""","content":"a" """)},{Dc.Dispatch("TYPING_START", "{}", 2)},{Dc.Deleted(number: 3)}]"));

        answer.ShouldBe(new WebhookAnswer(200));
        stage.Bus.Events.Select(told => told.GetType()).ShouldBe([typeof(MessagePosted), typeof(MessageDeleted)], ignoreOrder: true);
    }

    [Fact]
    public async Task One_dispatch_that_cannot_be_read_keeps_none_of_the_others_back()
    {
        await using var stage = Dc.Stage();

        await stage.SendAsync("discord", "dc", Dc.Relayed($$"""[{{Dc.Deleted("private words")}},{{Dc.Message(""","content":"a" """)}},{"x":1},null]"""));

        stage.Bus.Events.ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>();
        var reason = (await stage.QuarantinedAsync("dc")).ShouldHaveSingleItem().Reason;
        reason.ShouldStartWith("Event 1:");
        reason.ShouldContain("$.id");
        reason.ShouldEndWith("(2 more like it)");
        reason.ShouldNotContain("private");
    }

    [Fact]
    public async Task A_bought_membership_is_one_event_by_whichever_way_it_is_told()
    {
        await using var stage = Dc.Stage();

        await stage.SendAsync("discord", "dc", Dc.Signed(Bought));
        await stage.SendAsync("discord", "dc", Dc.Relayed(Dc.Dispatch("ENTITLEMENT_CREATE", """{"id":"12","sku_id":"34","user_id":"7"}""")));

        stage.Bus.Messages.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("ENTITLEMENT_UPDATE", """{"id":"1","sku_id":"2","user_id":"7","ends_at":"2026-08-01T00:00:00Z"}""", "membership of 7 Cancelled tier 2 until 2026-08-01 00:00:00Z")]
    [InlineData("ENTITLEMENT_DELETE", """{"id":"1","sku_id":"2","user_id":"7"}""", "membership of 7 Refunded tier 2")]
    [InlineData("ENTITLEMENT_CREATE", """{"id":"1","sku_id":"2","guild_id":"3"}""", "not used: ENTITLEMENT_CREATE/nobody")]
    public async Task A_membership_ends_or_is_paid_back_and_a_servers_own_is_nobodys(string kind, string data, string told) =>
        (await Dc.ToldAsync(Dc.Dispatch(kind, data))).ShouldBe(told);

    [Fact]
    public async Task The_channel_says_which_community_before_the_server_does_and_the_server_before_the_connection()
    {
        await using var stage = IngestStage.With(
            ("dc:Source", "discord"), ("dc:Secrets:0", Own.Secret), ($"dc:Channels:{Dc.Chat}", "vip"), ($"dc:Channels:{Dc.Guild}", "club"));

        CommunityId Of(string channel) => stage.Read("dc", Dc.Relayed(Dc.Deleted(channel: channel))).Events.Single().Community;
        Of(Dc.Chat).ShouldBe(new("vip"));
        Of("5").ShouldBe(new("club"));
        Told.By(stage.Read("dc", Dc.Relayed(Dc.Deleted(channel: "5", guild: "6")))).ShouldBe("not used: MESSAGE_DELETE/unconnected");
    }

    private static IngestStage With(params string[] secrets) => IngestStage.With(
        [("dc:Source", "discord"), ("dc:Community", "club"), .. secrets.Select((secret, index) => ($"dc:Secrets:{index}", secret))]);
}
