using System.Buffers;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Model;

/// <summary>The wire format of the bus. What was written yesterday, or by a newer writer of the same version, is read today.</summary>
public sealed class EventJsonTests
{
    private const string Head = "\"id\":\"e1\",\"community\":\"club\",\"connection\":\"tg\",\"source\":\"telegram\",\"at\":\"2026-08-01T10:00:00+00:00\"";
    private const string Ann = """{"id":"m1","platformId":"7","handle":"ann"}""";

    /// <summary>Version 1 as it was written when it was agreed on. These texts do not change.</summary>
    public static TheoryData<string, string> FirstVersion => new()
    {
        { $$"""{"type":"message.posted","channel":"-1001","message":"100","author":{{Ann}},"content":{"text":"hi","hiddenLinks":["https://x.example"],"mentions":1,"hasMedia":true,"isForwarded":true},"replyTo":"99","thread":"5",{{Head}}}""", "7@ann posted -1001/100 'hi' +media +forwarded +1 mentions ->https://x.example re 99 in 5" },
        { $$"""{"type":"message.edited","channel":"-1001","message":"100","author":{{Ann}},"content":{"text":"ho"},{{Head}}}""", "7@ann edited -1001/100 to 'ho'" },
        { $$"""{"type":"message.deleted","channel":"-1001","message":"100","by":"m2",{{Head}}}""", "-1001/100 deleted" },
        { $$"""{"type":"reactions.changed","channel":"-1001","message":"100","actor":{{Ann}},"added":["🔥"],"removed":["👍"],{{Head}}}""", "7@ann reacted to -1001/100 +🔥 -👍" },
        { $$"""{"type":"reactions.totals","channel":"-1001","message":"100","total":0,{{Head}}}""", "-1001/100 has 0 reactions" },
        { $$"""{"type":"member.joined","member":{{Ann}},"attribution":"exact","inviter":"m2","invite":"partner-42",{{Head}}}""", "7@ann joined by partner-42, inviter known, Exact" },
        { $$"""{"type":"member.left","member":{{Ann}},"reason":"kicked","by":"m2",{{Head}}}""", "7@ann left: Kicked by another" },
        { $$"""{"type":"membership.changed","member":{{Ann}},"change":"started","tier":"gold","paidUntil":"2026-09-01T00:00:00+00:00","amount":29.90,"currency":"EUR",{{Head}}}""", "membership of 7@ann Started tier gold until 2026-09-01 00:00:00Z for 29.90 EUR" },
        { $$"""{"type":"member.role_changed","member":{{Ann}},"isStaff":false,"roles":["member"],{{Head}}}""", "7@ann is no staff member" },
        { $$"""{"type":"member.reported","reporter":{{Ann}},"reported":"m2","channel":"-1001","message":"100",{{Head}}}""", "7@ann reported somebody for -1001/100" },
        { $$"""{"type":"invite.created","creator":{{Ann}},"invite":"partner-42",{{Head}}}""", "7@ann invites by partner-42" },
        { $$"""{"type":"poll.answered","member":{{Ann}},"poll":"p1","options":[0,2],{{Head}}}""", "7@ann answered p1: [0,2]" },
        { $$"""{"type":"voice.joined","member":{{Ann}},"channel":"-1001",{{Head}}}""", "7@ann speaks in -1001" },
        { $$"""{"type":"channel.migrated","from":"-55","to":"-1001",{{Head}}}""", "-55 is now -1001" },
        { $$"""{"type":"conversion","transaction":"t1","status":"pending","clickId":"k","subIds":["a","b"],"goal":"sale","payout":12.50,"currency":"USD",{{Head}}}""", "conversion t1 Pending click k a b goal sale 12.50 USD" },
    };

    [Fact]
    public void What_is_written_is_read_again() =>
        Prop.ForAll(EventGen.Event.ToArbitrary(), told =>
        {
            var output = new ArrayBufferWriter<byte>();
            EventJson.Write(told, output);
            var read = EventJson.Read(output.WrittenSpan);

            read.ShouldBeEquivalentTo(told);
            EventJson.Write(read).ShouldBe(output.WrittenSpan.ToArray());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Theory]
    [MemberData(nameof(FirstVersion))]
    public void The_first_version_stays_readable_and_is_still_what_is_written(string frozen, string told)
    {
        var read = Read($$"""{"v":1,"event":{{frozen}}}""");

        Told.Of(read).ShouldBe(told);
        (read.Id.Value, read.Community.Value, read.Connection.Value, read.Source, read.At)
            .ShouldBe(("e1", "club", "tg", Source.Telegram, new DateTimeOffset(2026, 8, 1, 10, 0, 0, TimeSpan.Zero)));
        JsonElement.DeepEquals(JsonElement.Parse(EventJson.Write(read)), JsonElement.Parse($$"""{"v":1,"event":{{frozen}}}""")).ShouldBeTrue();
    }

    [Fact]
    public void The_first_version_has_every_event_of_the_family() =>
        FirstVersion.Select(row => Read($$"""{"v":1,"event":{{row.Data.Item1}}}""").GetType())
            .ShouldBe(typeof(CommunityEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CommunityEvent))), ignoreOrder: true);

    [Fact]
    public void Properties_that_are_not_known_are_passed_by_and_the_type_may_come_last()
    {
        var read = Read($$$"""{"v":1,"later":[1],"event":{"from":"a","to":"b","mood":{"x":1},{{{Head}}},"type":"channel.migrated"}}""");

        Told.Of(read).ShouldBe("a is now b");
    }

    [Theory]
    [InlineData("reactions.changed", $$"""
        "channel":"c","message":"m","actor":{{Ann}}
        """, "7@ann reacted to c/m")]
    [InlineData("poll.answered", $$"""
        "member":{{Ann}},"poll":"p"
        """, "7@ann answered p: []")]
    [InlineData("member.role_changed", $$"""
        "member":{{Ann}},"isStaff":true
        """, "7@ann is staff")]
    [InlineData("conversion", "\"transaction\":\"t\",\"status\":\"approved\"", "conversion t Approved 0")]
    public void What_an_older_writer_left_out_is_empty(string type, string rest, string told) =>
        Told.Of(Read($$$"""{"v":1,"event":{"type":"{{{type}}}",{{{rest}}},{{{Head}}}}}""")).ShouldBe(told);

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    [InlineData(-1)]
    public void Another_version_is_refused_with_what_to_do(int version) =>
        Should.Throw<JsonException>(() => Read($$$"""{"v":{{{version}}},"event":{"type":"channel.migrated","from":"a","to":"b",{{{Head}}}}}"""))
            .Message.ShouldBe($"The event has version {version}; this reader knows 1 to 1. Upgrade it, then replay.");

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"v\":1}")]
    [InlineData("{\"v\":1,\"event\":null}")]
    [InlineData("{\"v\":1,\"event\":{\"type\":\"coffee.drunk\"," + Head + "}}")]
    [InlineData("{\"v\":1,\"event\":{" + Head + "}}")]
    [InlineData("{\"v\":1,\"event\":{\"type\":\"channel.migrated\",\"from\":\"a\"," + Head + "}}")]
    [InlineData("{\"v\":1,\"event\":{\"type\":\"channel.migrated\",\"from\":null,\"to\":\"b\"," + Head + "}}")]
    [InlineData("{\"v\":1,\"event\":{\"type\":\"poll.answered\",\"member\":" + Ann + ",\"poll\":\"p\",\"options\":null," + Head + "}}")]
    [InlineData("{\"v\":1,\"event\":{\"type\":\"channel.migrated\",\"from\":\"a\",\"to\":\"b\"," + Head + "}")]
    public void What_is_no_event_is_refused(string text) => Should.Throw<JsonException>(() => Read(text));

    private static CommunityEvent Read(string text) => EventJson.Read(Encoding.UTF8.GetBytes(text));
}
