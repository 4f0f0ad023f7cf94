using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Internal;

public sealed class PlainEventTests
{
    [Fact]
    public async Task The_delivery_names_an_event_that_has_no_id_and_the_place_tells_several_apart()
    {
        await using var stage = Own.Stage();

        await stage.SendAsync("internal", "crm", Own.Signed(Own.Event(), id: "msg_1"));
        await stage.SendAsync("internal", "crm", Own.Signed(Own.Event(), id: "msg_1"));
        stage.Bus.Messages.Count.ShouldBe(1);

        await stage.SendAsync("internal", "crm", Own.Signed(Own.Event(), id: "msg_2"));
        await stage.SendAsync("internal", "crm", Own.Signed($"[{Own.Event()},{Own.Event()}]", id: "msg_3"));
        stage.Bus.Messages.Count.ShouldBe(4);
    }

    [Fact]
    public async Task An_event_that_nobody_named_is_named_by_its_words()
    {
        await using var stage = Own.Stage();

        await stage.SendAsync("internal", "crm", Own.WithToken(Own.Event()));
        await stage.SendAsync("internal", "crm", Own.WithToken(Own.Event()));
        await stage.SendAsync("internal", "crm", Own.WithToken(Own.Event(rest: "\"at\":\"2026-08-01T10:00:01Z\"")));

        stage.Bus.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_message_is_posted_once_under_whatever_id()
    {
        const string Data = """{"channel":"c","message":"m","author":{"id":"u-1"},"text":"hello"}""";
        await using var stage = Own.Stage();

        await stage.SendAsync("internal", "crm", Own.Signed(Own.CloudEvent("message.posted", Data, id: "1"), Own.Structured));
        await stage.SendAsync("internal", "crm", Own.Signed(Own.Event("message.posted", Data), id: "msg_9"));
        await stage.SendAsync("internal", "crm", Own.Signed(Own.CloudEvent("message.posted", Data.Replace("\"m\"", "\"m2\"", StringComparison.Ordinal), id: "1"), Own.Structured));

        stage.Bus.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_type_that_is_not_known_is_acknowledged_and_counted_by_its_name()
    {
        await using var stage = Own.Stage();

        var answer = await stage.SendAsync("internal", "crm", Own.Signed(Own.Event("coffee.drunk", "[]")));

        answer.Status.ShouldBe(200);
        stage.Read("crm", Own.Signed(Own.Event("coffee.drunk", "[]"))).Unused.ShouldBe(["coffee.drunk"]);
        (await stage.QuarantinedAsync("crm")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"at\":\"2026-08-01T12:00:00+02:00\"", "2026-08-01T10:00:00Z")]
    [InlineData("\"time\":\"2026-08-01t10:00:00z\"", "2026-08-01T10:00:00Z")]
    [InlineData("\"timestamp\":\"2022-11-03T20:26:10.344522999Z\"", "2022-11-03T20:26:10.3445229Z")]
    public async Task When_it_happened_is_read_into_UTC(string time, string at)
    {
        await using var stage = Own.Stage();

        var told = stage.Read("crm", Own.Signed(Own.Event(rest: time))).Events.Single();

        told.At.ShouldBe(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
        told.At.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData("\"id\":\"1\"", "at is missing (or time, or timestamp)")]
    [InlineData("\"at\":\"2026-08-01T10:00:00\"", "at is no time")]
    [InlineData("\"at\":\"2026-08-01\"", "at is no time")]
    [InlineData("\"at\":\"2026-08-01 10:00:00Z\"", "at is no time")]
    [InlineData("\"at\":\"2026-02-30T10:00:00Z\"", "at is no time")]
    [InlineData("\"at\":\"2026-08-01T24:00:00Z\"", "at is no time")]
    [InlineData("\"at\":\"2026-08-01T10:00:00+2:00\"", "at is no time")]
    [InlineData("\"at\":\"2026-08-01T10:00:00.Z\"", "at is no time")]
    [InlineData("\"at\":\"0001-01-01T00:00:00+14:00\"", "at is no time")]
    [InlineData("\"at\":\"1970-01-01T00:00:00Z\"", "at is from before 1971")]
    public async Task A_time_without_an_offset_or_sense_is_a_fault(string time, string fault) =>
        (await Own.ToldAsync(Own.Signed(Own.Event(rest: time)))).ShouldStartWith("fault: voice.joined: " + fault);

    [Fact]
    public async Task A_time_in_the_future_is_kept()
    {
        await using var stage = Own.Stage();

        await stage.SendAsync("internal", "crm", Own.Signed(Own.Event(rest: "\"at\":\"2026-08-02T12:00:01Z\"")));

        stage.Bus.PublishedCount.ShouldBe(0);
        (await stage.QuarantinedAsync("crm")).ShouldHaveSingleItem().Reason.ShouldContain("future");
    }

    [Fact]
    public async Task An_event_goes_to_the_community_of_its_channel_else_to_the_connections_own()
    {
        await using var stage = Own.Stage(("crm:Channels:lounge", "vip"));

        stage.Read("crm", InLounge()).Events.Single().Community.ShouldBe(new("vip"));
        stage.Read("crm", Own.Signed(Own.Event())).Events.Single().Community.ShouldBe(new("club"));
    }

    [Fact]
    public async Task An_event_of_a_channel_that_feeds_no_community_is_not_used()
    {
        await using var stage = IngestStage.With(("crm:Source", "internal"), ("crm:Secrets:0", Own.Secret), ("crm:Channels:hall", "vip"));

        Told.By(stage.Read("crm", InLounge())).ShouldBe("not used: voice.joined/unconnected");
    }

    [Fact]
    public async Task An_event_names_its_community_only_where_the_connection_lets_it()
    {
        var named = Own.Signed(Own.Event(rest: "\"at\":\"2026-08-01T10:00:00Z\",\"community\":\"vip\""));
        var misnamed = Own.Signed(Own.Event(rest: "\"at\":\"2026-08-01T10:00:00Z\",\"community\":\"../vip\""));
        await using var closed = Own.Stage();
        await using var open = Own.Stage(("crm:Settings:Communities", "named"));

        closed.Read("crm", named).Fault!.ShouldContain("not the one that the connection feeds");
        open.Read("crm", named).Events.Single().Community.ShouldBe(new("vip"));
        open.Read("crm", misnamed).Fault!.ShouldContain("community cannot name a community");
        open.Read("crm", Own.Signed(Own.Event())).Events.Single().Community.ShouldBe(new("club"));
    }

    [Fact]
    public async Task Events_that_name_their_communities_need_no_connection_with_one()
    {
        await using var stage = IngestStage.With(("crm:Source", "internal"), ("crm:Secrets:0", Own.Secret), ("crm:Settings:communities", "named"));

        stage.Read("crm", Own.Signed(Own.Event(rest: "\"at\":\"2026-08-01T10:00:00Z\",\"community\":\"vip\""))).Events.Single().Community.ShouldBe(new("vip"));
        Told.By(stage.Read("crm", Own.Signed(Own.Event()))).ShouldBe("not used: voice.joined/unconnected");
    }

    [Fact]
    public async Task The_same_person_is_the_same_member_by_their_id_alone()
    {
        await using var stage = Own.Stage();

        var plain = stage.Read("crm", Own.Signed(Own.Event(data: """{"member":{"id":"u-1"}}"""))).Events.Single().ShouldBeOfType<VoiceJoined>();
        var named = stage.Read("crm", Own.Signed(Own.Event(data: """{"member":{"id":"u-1","handle":"@ann","name":"Ann","bot":true}}"""))).Events.Single().ShouldBeOfType<VoiceJoined>();

        named.Member.Id.ShouldBe(plain.Member.Id);
        (named.Member.Handle, named.Member.Name, named.Member.IsBot).ShouldBe(("ann", "Ann", true));
    }

    private static Pipeline.Ingest.WebhookRequest InLounge() => Own.Signed(Own.Event(data: """{"channel":"lounge","member":{"id":"u-1"}}"""));
}
