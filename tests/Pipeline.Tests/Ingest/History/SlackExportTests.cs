using Pipeline.Ingest;
using Pipeline.Ingest.History;
using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.History;

public sealed class SlackExportTests
{
    private const string Users = """[{"id":"U7","name":"ann","real_name":"Ann A","profile":{"display_name":"Annie"},"is_admin":true},{"id":"U9","name":"poll","is_bot":true,"deleted":true}]""";

    [Fact]
    public async Task The_samples_are_read_to_exactly_what_happened_in_them()
    {
        var first = await SlackZip.ReadAsync(SlackZip.Sample("slack_export_a.json"));
        var second = await SlackZip.ToldAsync(SlackZip.Sample("slack_export_b.json"));

        first.Count.ShouldBe(13);
        first.Take(4).Select(told => $"{told.At:yyyy-MM-dd HH:mm:ss} {Told.Of(told)}").ShouldBe(
        [
            "2016-01-15 05:55:18 U0BMQB6JE@user2 is staff admin",
            "2016-03-17 09:48:02 U0BMQB6JE@user2 posted C0JGLMMNX/1458208082.000002 '@U0BMYT2FL: Had a chance to read any more papers?' +1 mentions",
            "2016-03-17 09:48:14 U0BMQB6JE@user2 posted C0JGLMMNX/1458208094.000003 'Also, I guess this is the most relevant channel to have algorithm discussions in'",
            "2016-03-17 10:36:07 U0BMQB6JE@user2 posted C0JGLMMNX/1458210967.000004 'https://stackoverflow.com/questions/4092774/genetic-algorithm-versus-simulated-annealing-performance-comparison-and-use-cas'",
        ]);
        second.Where(told => !told.Contains("cities", StringComparison.Ordinal)).ShouldBe(
        [
            "U0BMYT2FL posted C0JL6CGQ2/1458949486.000004 '33MB zip file'",
            "U0BMYT2FL posted C0JL6CGQ2/1458949495.000005 'that we parsed together'",
            "B0JL6UFSL(bot) posted C0JL6CGQ2/1458952384.000006 ''",
            "B0JL6UFSL(bot) posted C0JL6CGQ2/1458952505.000007 ''",
            "B0JL6UFSL(bot) posted C0JL6CGQ2/1458952510.000008 ''",
            "U0BMQB6JE posted C0JL6CGQ2/1458972992.000011 '@U0BMS113R: ^' +1 mentions",
        ]);
    }

    [Fact]
    public async Task What_was_imported_and_what_came_live_are_the_same_events()
    {
        await using var stage = Sl.Stage();
        string[] more =
        [
            "", ""","thread_ts":"1784999000.000100" """, ""","subtype":"thread_broadcast","thread_ts":"1784999000.000100" """, ""","bot_id":"B1","subtype":"bot_message" """,
            ""","subtype":"channel_join","inviter":"U8" """, ""","user":"USLACKBOT" """,
        ];
        const string Edited = ""","message":{"type":"message","user":"U7","text":"hello","ts":"1785000009.000200","edited":{"user":"U7","ts":"1785000060.000000"}}""";
        string Ts(int ordinal) => $"178500000{ordinal}.000200";

        var imported = await SlackZip.ReadAsync(SlackZip.Day(string.Join(
            ',', more.Select((part, ordinal) => SlackZip.Message(part, Ts(ordinal))).Append(SlackZip.Message(""","edited":{"user":"U7","ts":"1785000060.000000"}""", Ts(9))))));
        var live = more.Append("").Select((part, ordinal) => Sl.Of(Sl.Message(part, ts: Ts(ordinal == more.Length ? 9 : ordinal)), $"Ev{ordinal}"))
            .Append(Sl.Of(Sl.Message(""","subtype":"message_changed" """ + Edited, ts: "1785000061.000000"), "Ev99"))
            .Select(request => stage.Read("sl", request).Events.Single()).ToList();

        imported.Select(told => (told.Id, told.At, told.GetType(), Told.Of(told))).ShouldBe(live.Select(told => (told.Id, told.At, told.GetType(), Told.Of(told))));
    }

    [Fact]
    public async Task A_reaction_is_of_its_message_and_of_those_who_are_named()
    {
        var told = await SlackZip.ToldAsync(SlackZip.Day(
            SlackZip.Message(""","reactions":[{"name":"tada","users":["U8","U9",null,""],"count":5},{"name":"eyes","count":1},{"users":["U8"]},null]""")));

        told.Skip(1).ShouldBe(["U8 reacted to C1/1785000000.000200 +tada", "U9 reacted to C1/1785000000.000200 +tada"]);
    }

    [Fact]
    public async Task People_are_known_by_the_list_and_staff_are_told_once_from_the_beginning()
    {
        var events = await SlackZip.ReadAsync(SlackZip.Of(
            ("channels.json", SlackZip.Channels), ("users.json", Users),
            ("general/2026-07-25.json", $"[{SlackZip.Message()},{SlackZip.Message(user: "U9", ts: "1785000001.000100")}]"), ("wins/2026-07-25.json", $"[{SlackZip.Message()}]")));

        events.Select(Told.Of).ShouldBe(
        [
            "U7@ann is staff admin", "U7@ann posted C1/1785000000.000200 'hello'", "U9@poll(bot) posted C1/1785000001.000100 'hello'",
            "U7@ann posted C2/1785000000.000200 'hello'",
        ]);
        events[0].At.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1783000000));
        ((MessagePosted)events[1]).Author.Name.ShouldBe("Annie");
    }

    [Fact]
    public async Task Without_a_list_people_are_who_their_messages_show()
    {
        var events = await SlackZip.ReadAsync(SlackZip.Day(SlackZip.Message(""","user_profile":{"name":"ann","display_name":"","real_name":"Ann A"}""")));

        ((MessagePosted)events.Single()).Author.ShouldBe(new(SlackZip.Club.Key.Of(Source.Slack, "U7"), "U7", "ann", "Ann A"));
    }

    [Fact]
    public async Task A_channel_is_its_own_community_unless_another_is_named()
    {
        var zip = SlackZip.Of(
            ("channels.json", SlackZip.Channels), ("general/2026-07-25.json", $"[{SlackZip.Message()},{SlackZip.Message(""","subtype":"channel_leave" """)}]"),
            ("wins/2026-07-25.json", $"[{SlackZip.Message()}]"));
        async Task<IEnumerable<string>> CommunitiesAsync(HistoryContext context) =>
            (await SlackZip.ReadAsync(zip, context)).Select(told => $"{told.Community} {told.GetType().Name}");

        (await CommunitiesAsync(SlackZip.Club with { Community = null })).ShouldBe(["general MessagePosted", "general MemberLeft", "wins MessagePosted"]);
        (await CommunitiesAsync(SlackZip.Club)).ShouldBe(["club MessagePosted", "club MessagePosted"]);
        (await CommunitiesAsync(Configured(null, ("C2", "vip")))).ShouldBe(["vip MessagePosted"]);
        (await CommunitiesAsync(Configured("all", ("C1", "vip")))).ShouldBe(["vip MessagePosted", "vip MemberLeft", "all MessagePosted"]);
        (await Should.ThrowAsync<InvalidDataException>(() => CommunitiesAsync(Configured(null, ("C9", "vip"))))).Message.ShouldContain("feeds a community");
    }

    [Fact]
    public async Task What_is_private_is_left_out_unless_the_connection_names_the_channel()
    {
        var zip = SlackZip.Of(
            ("channels.json", SlackZip.Channels), ("groups.json", """[{"id":"G1","name":"board"},{"id":"G2","name":"vip"}]"""),
            ("dms.json", """[{"id":"D1","members":["U7","U8"]}]"""), ("mpims.json", """[{"id":"G3","name":"mpdm-ann--bob-1"}]"""),
            ("board/2026-07-25.json", $"[{SlackZip.Message()}]"), ("vip/2026-07-25.json", $"[{SlackZip.Message()}]"),
            ("D1/2026-07-25.json", $"[{SlackZip.Message()}]"), ("mpdm-ann--bob-1/2026-07-25.json", $"[{SlackZip.Message()}]"));

        (await SlackZip.ReadAsync(zip)).ShouldBeEmpty();
        (await SlackZip.ToldAsync(zip, Configured("all", ("G2", "vip"), ("D1", "vip"), ("G3", "vip")))).ShouldBe(["U7 posted G2/1785000000.000200 'hello'"]);
    }

    [Fact]
    public async Task An_export_that_was_packed_again_has_a_folder_around_it() =>
        (await SlackZip.ToldAsync(SlackZip.Of(
            ("Club export/wins/channels.json", "[]"), ("Club export/channels.json", SlackZip.Channels), ("Club export/general/2026-07-25.json", $"[{SlackZip.Message()}]"),
            ("__MACOSX/Club export/._channels.json", "?")))).ShouldBe(["U7 posted C1/1785000000.000200 'hello'"]);

    [Fact]
    public async Task What_says_nothing_of_members_is_passed_by() =>
        (await SlackZip.ReadAsync(SlackZip.Day($$"""
            {{SlackZip.Message(""","subtype":"channel_topic" """)}},{{SlackZip.Message(""","subtype":"tombstone","user":"USLACKBOT" """)}},
            {{SlackZip.Message(""","user":null""")}},{{SlackZip.Message(""","subtype":"bot_message","user":null,"bot_id":null""")}},null
            """, ("integration_logs.json", "?"), ("canvases.json", "?"), ("general/canvas_in_the_conversation.json", "?")))).ShouldBeEmpty();

    [Fact]
    public async Task An_export_of_many_days_is_read_to_its_end()
    {
        const int Days = 100, Messages = 200;
        var days = Enumerable.Range(0, Days).Select(day => (
            $"general/{new DateOnly(2026, 1, 1).AddDays(day):yyyy-MM-dd}.json",
            $"[{string.Join(',', Enumerable.Range(0, Messages).Select(message => SlackZip.Message(ts: $"{1767225600 + (day * 86_400) + (message * 60)}.000100", user: $"U{message % 40}")))}]"));

        var events = await SlackZip.ReadAsync(SlackZip.Of([("channels.json", SlackZip.Channels), .. days]));

        events.Select(told => told.Id).Distinct().Count().ShouldBe(Days * Messages);
        events.ShouldAllBe(told => told.At.Year == 2026 && told is MessagePosted);
    }

    private static HistoryContext Configured(string? community, params (string Channel, string Community)[] channels) => SlackZip.Club with
    {
        Community = null,
        Configured = new Connection
        {
            Id = new("sl"),
            Source = Source.Slack,
            Community = community is null ? null : new CommunityId(community),
            Channels = channels.ToDictionary(pair => pair.Channel, pair => new CommunityId(pair.Community)),
        },
    };
}
