using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Slack;

public sealed class SlackMembersTests
{
    private const string OneChannel = "sl:Channels:C1";

    [Fact]
    public async Task Who_is_added_to_a_channel_was_invited_by_whoever_added_them()
    {
        await using var stage = Sl.Stage();

        var joined = stage.Read("sl", Sl.Of(Sl.Member(more: ""","inviter":"U8" """))).Events.ShouldHaveSingleItem().ShouldBeOfType<MemberJoined>();

        (Told.Of(joined), joined.At).ShouldBe(("U7 joined, inviter known, Exact", DateTimeOffset.FromUnixTimeSeconds(1785000020)));
        joined.Inviter.ShouldBe(((MessagePosted)stage.Read("sl", Sl.Of(Sl.Message(user: "U8"))).Events.Single()).Author.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","inviter":null""")]
    [InlineData(""","inviter":"" """)]
    [InlineData(""","inviter":"U7" """)]
    public async Task Who_comes_by_themselves_was_invited_by_nobody(string more) =>
        (await Sl.ToldAsync(Sl.Member(more: more))).ShouldBe("U7 joined, inviter none, Unknown");

    [Fact]
    public async Task Who_comes_without_a_time_of_its_own_comes_at_the_time_of_the_delivery()
    {
        await using var stage = Sl.Stage();

        stage.Read("sl", Sl.Of(Sl.Member(more: ""","event_ts":"later" """))).Events.Single().At.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1785000000));
    }

    [Fact]
    public async Task Who_goes_from_the_one_channel_that_is_the_community_leaves_it()
    {
        var gone = Sl.Member("member_left_channel");

        (await Sl.ToldAsync(gone, (OneChannel, "club"))).ShouldBe("U7 left: Unknown");
        (await Sl.ToldAsync(gone, (OneChannel, "club"), ("sl:Channels:C2", "other"))).ShouldBe("U7 left: Unknown");
        (await Sl.ToldAsync(Sl.Message(""","subtype":"channel_leave" """), (OneChannel, "club"))).ShouldBe("U7 left: Unknown");
    }

    [Fact]
    public async Task Who_goes_from_one_of_several_channels_is_still_there()
    {
        var gone = Sl.Member("member_left_channel");

        (await Sl.ToldAsync(gone)).ShouldBe("not used: member_left_channel/one_of_several");
        (await Sl.ToldAsync(gone, (OneChannel, "club"), ("sl:Channels:C2", "club"))).ShouldBe("not used: member_left_channel/one_of_several");
        (await Sl.ToldAsync(Sl.Message(""","subtype":"channel_leave" """))).ShouldBe("not used: message/channel_leave/one_of_several");
    }

    [Fact]
    public async Task A_workspace_tells_who_is_new_who_is_gone_and_who_is_staff()
    {
        (await Sl.ToldAsync(Sl.User("team_join"))).ShouldBe("U7@ann joined, inviter none, Unknown");
        (await Sl.ToldAsync(Sl.User("team_join", ""","is_admin":true,"is_owner":false"""))).ShouldBe("U7@ann joined, inviter none, Unknown; U7@ann is staff admin");
        (await Sl.ToldAsync(Sl.User("team_join", ""","is_bot":true"""))).ShouldBe("U7@ann(bot) joined, inviter none, Unknown");
        (await Sl.ToldAsync(Sl.User(more: ""","deleted":true"""))).ShouldBe("U7@ann left: Unknown");
        (await Sl.ToldAsync(Sl.User(more: ""","is_admin":true,"is_owner":true,"is_primary_owner":false"""))).ShouldBe("U7@ann is staff owner");
        (await Sl.ToldAsync(Sl.User(more: ""","is_admin":false,"is_owner":false"""))).ShouldBe("U7@ann is no staff member");
        (await Sl.ToldAsync(Sl.User())).ShouldBe("not used: user_change/no_role");
    }

    [Fact]
    public async Task What_a_workspace_tells_is_nothing_of_a_community_that_is_one_of_its_channels()
    {
        await using var stage = IngestStage.With(("sl:Source", "slack"), ("sl:Secrets:0", Sl.Secret), (OneChannel, "vip"));

        Told.By(stage.Read("sl", Sl.Of(Sl.User("team_join")))).ShouldBe("not used: team_join/unconnected_workspace");
        Told.By(stage.Read("sl", Sl.Of(Sl.User(more: ""","is_admin":true""")))).ShouldBe("not used: user_change/unconnected_workspace");
        Told.By(stage.Read("sl", Sl.Of(Sl.Member(channel: "C2")))).ShouldBe("not used: member_joined_channel/unconnected_channel");
        Told.By(stage.Read("sl", Sl.Of(Sl.Member("member_left_channel", "C2")))).ShouldBe("not used: member_left_channel/unconnected_channel");
    }

    [Fact]
    public async Task Staff_that_are_told_with_every_status_are_one_change_a_week_and_a_demotion_ends_it_at_once()
    {
        await using var stage = Sl.Stage();
        DateTimeOffset At(string isAdmin, string time) => stage.Read("sl", Sl.Of(
            Sl.User(more: $$""","is_admin":{{isAdmin}}""").Replace("1785000030.000100", Sl.Seconds(DateTimeOffset.Parse(time + "Z", System.Globalization.CultureInfo.InvariantCulture)), StringComparison.Ordinal))).Events.Single().At;

        At("true", "2026-07-20 00:00").ShouldBe(At("true", "2026-07-26 23:59"));
        At("true", "2026-07-20 00:00").ShouldBe(new(2026, 7, 20, 0, 0, 0, TimeSpan.Zero));
        At("true", "2026-07-27 00:00").ShouldBe(new(2026, 7, 27, 0, 0, 0, TimeSpan.Zero));
        At("false", "2026-07-22 10:00").ShouldBe(new(2026, 7, 22, 10, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_join_that_the_channel_announces_has_its_inviter_too()
    {
        (await Sl.ToldAsync(Sl.Message(""","subtype":"channel_join","inviter":"U8" """))).ShouldBe("U7 joined, inviter known, Exact");
        (await Sl.ToldAsync(Sl.Message(""","subtype":"group_join" """))).ShouldBe("U7 joined, inviter none, Unknown");
    }

    [Theory]
    [InlineData("reaction_added", "U7 reacted to C1/1785000000.000200 +tada")]
    [InlineData("reaction_removed", "U7 reacted to C1/1785000000.000200 -tada")]
    public async Task A_reaction_is_of_its_own_time(string kind, string told)
    {
        await using var stage = Sl.Stage();

        var reacted = stage.Read("sl", Sl.Of(Sl.Reaction(kind))).Events.ShouldHaveSingleItem();

        (Told.Of(reacted), reacted.At).ShouldBe((told, DateTimeOffset.FromUnixTimeSeconds(1785000010).AddTicks(3000)));
    }

    [Fact]
    public async Task A_reaction_that_is_taken_back_and_made_again_is_three_events()
    {
        await using var stage = Sl.Stage();

        await stage.SendAsync("slack", "sl", Sl.Of(Sl.Reaction(), "Ev1"));
        await stage.SendAsync("slack", "sl", Sl.Of(Sl.Reaction("reaction_removed"), "Ev2"));
        await stage.SendAsync("slack", "sl", Sl.Of(Sl.Reaction(), "Ev3"));

        stage.Bus.Messages.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("""{"type":"file","file":"F1"}""", "reaction_added/no_message")]
    [InlineData("""{"type":"message","channel":"D1","ts":"1785000000.000200"}""", "reaction_added/direct_message")]
    public async Task A_reaction_to_a_file_or_between_two_is_not_used(string item, string kind) =>
        (await Sl.ToldAsync(Sl.Reaction(item: item))).ShouldBe("not used: " + kind);

    [Fact]
    public async Task The_apps_own_reaction_is_a_bots() =>
        (await Sl.ToldAsync(Sl.Reaction(user: Sl.App))).ShouldBe("U0APP(bot) reacted to C1/1785000000.000200 +tada");
}
