using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Slack;

public sealed class SlackMessagesTests
{
    [Fact]
    public async Task A_message_is_of_its_own_time_and_one_event_whatever_delivery_brings_it()
    {
        await using var stage = Sl.Stage();

        await stage.SendAsync("slack", "sl", Sl.Of(Sl.Message(), "Ev1"));
        await stage.SendAsync("slack", "sl", Sl.Of(Sl.Message(), "Ev2"));

        var told = stage.Bus.Events.ShouldHaveSingleItem();
        Told.Of(told).ShouldBe("U7 posted C1/1785000000.000200 'hello'");
        told.At.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1785000000).AddTicks(2000));
    }

    [Theory]
    [InlineData(""","thread_ts":"1784999000.000100","parent_user_id":"U8" """, " re 1784999000.000100 in 1784999000.000100")]
    [InlineData(""","subtype":"thread_broadcast","thread_ts":"1784999000.000100","root":{"ts":"1784999000.000100"}""", " re 1784999000.000100 in 1784999000.000100")]
    [InlineData(""","thread_ts":"1785000000.000200","reply_count":3""", "")]
    [InlineData(""","subtype":"me_message" """, "")]
    [InlineData(""","subtype":null,"bot_id":null,"files":[],"attachments":[]""", "")]
    [InlineData(""","subtype":"file_share","files":[{"id":"F1"},{"id":"F2"}]""", " +media")]
    [InlineData(""","subtype":"file_share","file":{"id":"F1"}""", " +media")]
    [InlineData(""","attachments":[{"from_url":"https://example.org","text":"a preview"}]""", "")]
    [InlineData(""","attachments":[{"is_share":true,"is_msg_unfurl":true,"text":"what another wrote"}]""", " +forwarded")]
    public async Task An_answer_in_a_thread_answers_what_began_it_and_files_and_shares_are_seen(string more, string told) =>
        (await Sl.ToldAsync(Sl.Message(more))).ShouldBe("U7 posted C1/1785000000.000200 'hello'" + told);

    [Theory]
    [InlineData(""","subtype":"bot_message","bot_id":"B9","user":null""", "B9(bot)")]
    [InlineData(""","bot_id":"B9","bot_profile":{"id":"B9","name":"Poll"}""", "B9(bot)")]
    [InlineData(""","user":"USLACKBOT" """, "USLACKBOT(bot)")]
    [InlineData(""","user":"U0APP" """, "U0APP(bot)")]
    public async Task What_an_app_posts_is_the_apps_also_in_the_name_of_somebody(string more, string author) =>
        (await Sl.ToldAsync(Sl.Message(more))).ShouldBe($"{author} posted C1/1785000000.000200 'hello'");

    [Fact]
    public async Task An_edit_is_of_the_time_it_was_made_and_what_repeats_it_is_the_same_event()
    {
        await using var stage = Sl.Stage();
        string Edit(string edited) => Sl.Message(
            $$$""","subtype":"message_changed","hidden":true,"ts":"1785000090.000100","message":{"type":"message","user":"U7","text":"better","ts":"1785000000.000200","edited":{"user":"U7","ts":"{{{edited}}}"}},"previous_message":{"ts":"1785000000.000200"} """);

        await stage.SendAsync("slack", "sl", Sl.Of(Edit("1785000060.000000"), "Ev1"));
        await stage.SendAsync("slack", "sl", Sl.Of(Edit("1785000060.000000"), "Ev2"));
        await stage.SendAsync("slack", "sl", Sl.Of(Edit("1785000080.000000"), "Ev3"));

        stage.Bus.Events.Select(told => $"{told.At:mm:ss} {Told.Of(told)}").Order(StringComparer.Ordinal).ShouldBe(
            ["21:00 U7 edited C1/1785000000.000200 to 'better'", "21:20 U7 edited C1/1785000000.000200 to 'better'"]);
    }

    [Theory]
    [InlineData("""{"type":"message","user":"U7","text":"hello","ts":"1785000000.000200","attachments":[{"from_url":"https://example.org"}]}""", "not used: message/message_changed/no_edit")]
    [InlineData("""{"type":"message","subtype":"channel_topic","user":"U7","text":"x","ts":"1785000000.000200","edited":{"ts":"1785000060.000000"}}""", "not used: message/message_changed/no_edit")]
    [InlineData("""{"type":"message","subtype":"tombstone","user":"USLACKBOT","text":"This message was deleted.","ts":"1785000000.000200","hidden":true}""", "C1/1785000000.000200 deleted")]
    [InlineData("null", "fault: The changed message is missing.")]
    public async Task A_preview_is_no_edit_and_a_tombstone_is_a_deletion(string message, string told) =>
        (await Sl.ToldAsync(Sl.Message($$""","subtype":"message_changed","ts":"1785000090.000100","message":{{message}}"""))).ShouldBe(told);

    [Fact]
    public async Task A_deletion_is_of_the_message_and_of_its_own_time()
    {
        await using var stage = Sl.Stage();

        var told = stage.Read("sl", Sl.Of(Sl.Message(""","subtype":"message_deleted","ts":"1785000070.000000","deleted_ts":"1785000000.000200" """))).Events.ShouldHaveSingleItem();

        Told.Of(told).ShouldBe("C1/1785000000.000200 deleted");
        told.At.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1785000070));
    }

    [Theory]
    [InlineData("channel_topic")]
    [InlineData("pinned_item")]
    [InlineData("huddle_thread")]
    [InlineData("message_replied")]
    [InlineData("a_thing_of_2031")]
    public async Task Every_other_subtype_is_acknowledged_by_its_name(string subtype) =>
        (await Sl.ToldAsync(Sl.Message($$""","subtype":"{{subtype}}","user":null"""))).ShouldBe("not used: message/" + subtype);

    [Theory]
    [InlineData("im")]
    [InlineData("mpim")]
    [InlineData("app_home")]
    public async Task What_is_written_to_the_app_alone_is_no_part_of_a_community_unless_the_channel_is_named(string type)
    {
        var alone = Sl.Message($$""","channel":"D1","channel_type":"{{type}}" """);

        (await Sl.ToldAsync(alone)).ShouldBe("not used: message/direct_message");
        await using var named = Sl.Stage(("sl:Channels:D1", "desk"));
        named.Read("sl", Sl.Of(alone)).Events.ShouldHaveSingleItem().Community.ShouldBe(new("desk"));
    }

    [Fact]
    public async Task An_app_in_several_workspaces_feeds_the_community_of_each_and_of_each_channel_that_is_named()
    {
        await using var stage = IngestStage.With(
            ("sl:Source", "slack"), ("sl:Secrets:0", Sl.Secret), ("sl:Channels:T1", "first"), ("sl:Channels:T2", "second"), ("sl:Channels:C9", "vip"));
        string CommunityOf(string channel, string team, string more) =>
            stage.Read("sl", Sl.Signed($$"""{"type":"event_callback","event_id":"Ev1","team_id":"{{team}}"{{more}},"event":{{Sl.Message(channel: channel)}}}""")).Events.SingleOrDefault()?.Community.Value ?? "";

        CommunityOf("C1", "T1", "").ShouldBe("first");
        CommunityOf("C1", "T2", "").ShouldBe("second");
        CommunityOf("C1", "T3", "").ShouldBe("");
        CommunityOf("C9", "T2", "").ShouldBe("vip");

        // In a channel that is shared, somebody of another workspace writes, and the app hears it through its own.
        CommunityOf("C1", "T2", ""","context_team_id":"T1" """).ShouldBe("first");
        CommunityOf("C1", "T3", ""","authorizations":[{"team_id":"T2","user_id":"U0APP","is_bot":true}]""").ShouldBe("second");
    }

    [Fact]
    public async Task A_private_channel_that_is_shared_gets_a_new_id_and_stays_the_communitys()
    {
        await using var stage = IngestStage.With(("sl:Source", "slack"), ("sl:Secrets:0", Sl.Secret), ("sl:Channels:G1", "vip"));

        await stage.SendAsync("slack", "sl", Sl.Of("""{"type":"channel_id_changed","old_channel_id":"G1","new_channel_id":"C1","event_ts":"1785000000.000000"}""", "Ev1"));
        await stage.SendAsync("slack", "sl", Sl.Of(Sl.Message(), "Ev2"));

        stage.Bus.Events.Select(Told.Of).ShouldBe(["G1 is now C1", "U7 posted C1/1785000000.000200 'hello'"], ignoreOrder: true);
        stage.Bus.Events.ShouldAllBe(told => told.Community == new CommunityId("vip"));
    }
}
