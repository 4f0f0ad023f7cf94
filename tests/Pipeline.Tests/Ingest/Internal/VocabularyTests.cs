using System.Text.Json.Nodes;
using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Internal;

public sealed class VocabularyTests
{
    private const string Ann = """{"id":"u-1","handle":"ann"}""";
    private const string Bob = """{"id":"u-2"}""";
    private const string Where = "\"channel\":\"c\",\"message\":\"m\"";

    [Theory]
    [InlineData("message.posted", $$"""{{{Where}},"author":{{Ann}},"text":""}""", "u-1@ann posted c/m ''")]
    [InlineData("message.posted", $$"""{{{Where}},"author":{{Ann}},"text":"a","hidden_links":["https://x.example"],"mentions":2,"has_media":true,"is_forwarded":true,"reply_to":"l","thread":"t"}""",
        "u-1@ann posted c/m 'a' +media +forwarded +2 mentions ->https://x.example re l in t")]
    [InlineData("message.edited", $$"""{{{Where}},"author":{{Ann}},"text":"b"}""", "u-1@ann edited c/m to 'b'")]
    [InlineData("message.deleted", $$"""{{{Where}},"by":{{Bob}}}""", "c/m deleted")]
    [InlineData("reaction.added", $$"""{{{Where}},"actor":{{Ann}},"reaction":"👍"}""", "u-1@ann reacted to c/m +👍")]
    [InlineData("reaction.removed", $$"""{{{Where}},"actor":{{Ann}},"reaction":"👍"}""", "u-1@ann reacted to c/m -👍")]
    [InlineData("reactions.totals", $$"""{{{Where}},"total":0}""", "c/m has 0 reactions")]
    [InlineData("member.joined", $$"""{"member":{{Ann}}}""", "u-1@ann joined, inviter none, Unknown")]
    [InlineData("member.joined", $$"""{"member":{{Ann}},"invite":"x","inviter":{{Bob}}}""", "u-1@ann joined by x, inviter known, Exact")]
    [InlineData("member.joined", $$"""{"member":{{Ann}},"inviter":{{Bob}},"attribution":"declared"}""", "u-1@ann joined, inviter known, Declared")]
    [InlineData("member.joined", $$"""{"member":{{Ann}},"inviter":{{Ann}}}""", "u-1@ann joined, inviter none, Unknown")]
    [InlineData("member.left", $$"""{"member":{{Ann}}}""", "u-1@ann left: Unknown")]
    [InlineData("member.left", $$"""{"member":{{Ann}},"reason":"banned","by":{{Bob}}}""", "u-1@ann left: Banned by another")]
    [InlineData("membership.changed", $$"""{"member":{{Ann}},"change":"past_due"}""", "membership of u-1@ann PastDue")]
    [InlineData("membership.changed", $$"""{"member":{{Ann}},"change":"renewed","tier":"gold","paid_until":"2026-09-01T00:00:00Z","amount":29.90,"currency":"EUR"}""",
        "membership of u-1@ann Renewed tier gold until 2026-09-01 00:00:00Z for 29.90 EUR")]
    [InlineData("member.role_changed", $$"""{"member":{{Ann}},"is_staff":true,"roles":["owner","host"]}""", "u-1@ann is staff owner host")]
    [InlineData("member.reported", $$"""{"reporter":{{Ann}},{{Where}}}""", "u-1@ann reported nobody for c/m")]
    [InlineData("member.reported", $$"""{"reporter":{{Ann}},"reported":{{Bob}}}""", "u-1@ann reported somebody")]
    [InlineData("invite.created", $$"""{"creator":{{Ann}},"invite":"x"}""", "u-1@ann invites by x")]
    [InlineData("poll.answered", $$"""{"member":{{Ann}},"poll":"p","options":[]}""", "u-1@ann answered p: []")]
    [InlineData("voice.joined", $$"""{"member":{{Ann}},"channel":"lounge"}""", "u-1@ann speaks in lounge")]
    [InlineData("channel.migrated", """{"from":"a","to":"b"}""", "a is now b")]
    [InlineData("conversion", """{"transaction":"t","status":"approved","click_id":"k","sub_ids":["a","b"],"goal":"sale","payout":12.5,"currency":"USD"}""",
        "conversion t Approved click k a b goal sale 12.5 USD")]
    public async Task Each_type_becomes_its_event(string type, string data, string told) =>
        (await Own.ToldAsync(Own.Signed(Own.Event(type, data)))).ShouldBe(told);

    [Theory]
    [InlineData("message.posted", "channel", "\"\"", "data.channel is empty")]
    [InlineData("message.posted", "message", "\"a\\nb\"", "data.message holds control characters")]
    [InlineData("message.posted", "author", "{}", "data.author.id is missing")]
    [InlineData("message.posted", "author", "7", "data.author has the wrong form")]
    [InlineData("message.posted", "text", "null", "data.text is missing")]
    [InlineData("message.posted", "mentions", "-1", "data.mentions is less than 0")]
    [InlineData("message.posted", "mentions", "1.5", "data.mentions has the wrong form")]
    [InlineData("message.posted", "hidden_links", "[null]", "data.hidden_links[] is missing")]
    [InlineData("message.posted", "has_media", "\"yes\"", "data.has_media has the wrong form")]
    [InlineData("reactions.totals", "total", "-1", "data.total is less than 0")]
    [InlineData("reactions.totals", "total", "9999999999", "data.total has the wrong form")]
    [InlineData("member.joined", "attribution", "\"sure\"", "data.attribution is none of exact, declared, inferred, unknown")]
    [InlineData("member.left", "reason", "\"Left\"", "data.reason is none of left, kicked, banned, unknown")]
    [InlineData("member.left", "reason", "2", "data.reason has the wrong form")]
    [InlineData("member.role_changed", "is_staff", "null", "data.is_staff is missing")]
    [InlineData("member.reported", "reporter", "null", "data.reporter is missing")]
    [InlineData("membership.changed", "change", "\"upgraded\"", "data.change is none of started, renewed, past_due, cancelled, tier_changed, refunded")]
    [InlineData("membership.changed", "paid_until", "\"soon\"", "data.paid_until is no time as RFC 3339 writes it")]
    [InlineData("membership.changed", "amount", "-1", "data.amount is not from 0 to 1000000000000")]
    [InlineData("membership.changed", "amount", "1e300", "data.amount has the wrong form")]
    [InlineData("membership.changed", "currency", "\"eur\"", "data.currency is no ISO 4217 code")]
    [InlineData("membership.changed", "currency", "null", "data.currency is missing")]
    [InlineData("poll.answered", "options", "null", "data.options is missing")]
    [InlineData("poll.answered", "options", "[-1]", "data.options[] is less than 0")]
    [InlineData("conversion", "status", "null", "data.status is missing")]
    [InlineData("conversion", "payout", "\"12.5\"", "data.payout has the wrong form")]
    public async Task A_field_at_fault_is_named_with_what_it_wants(string type, string field, string value, string fault)
    {
        var example = SchemaFile.Examples(type)[0];
        example["data"]![field] = JsonNode.Parse(value);

        (await Own.ToldAsync(Own.Signed(example.ToJsonString()))).ShouldStartWith($"fault: {type}: {fault}");
    }

    [Fact]
    public async Task Who_flags_must_say_whom_or_what_and_where()
    {
        (await Own.ToldAsync(Own.Signed(Own.Event("member.reported", $$"""{"reporter":{{Ann}}}""")))).ShouldContain("data.reported or data.message is missing");
        (await Own.ToldAsync(Own.Signed(Own.Event("member.reported", $$"""{"reporter":{{Ann}},"message":"m"}""")))).ShouldContain("data.channel is missing");
    }

    [Fact]
    public async Task Ids_that_just_fit_make_keys_that_every_store_takes()
    {
        const int Widest = 63 + 2;
        var longest = new string('/', 95);

        (await Own.ToldAsync(Own.Signed(Own.Event("message.posted", $$"""{"channel":"{{longest}}","message":"{{longest}}","author":{{Ann}},"text":""}"""))))
            .ShouldNotContain("fault");
        (Widest + (2 * KeyText.Safe(longest).Length)).ShouldBeLessThanOrEqualTo(1024);
        (await Own.ToldAsync(Own.Signed(Own.Event("message.posted", $$"""{"channel":"{{longest}}/","message":"m","author":{{Ann}},"text":""}"""))))
            .ShouldBe("fault: message.posted: data.channel is longer than 95 characters.");
    }

    [Fact]
    public void Every_event_that_a_platform_can_tell_has_a_type()
    {
        var told = SchemaFile.Types.SelectMany(SchemaFile.Examples).Select(example => SchemaFile.Read(example).Events.Single().GetType());

        told.Distinct().ShouldBe(typeof(CommunityEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CommunityEvent))), ignoreOrder: true);
    }
}
