using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Discord;

public sealed class DiscordMembersTests
{
    [Fact]
    public async Task Who_joins_was_brought_by_whoever_made_the_invite_that_the_relay_saw_used()
    {
        await using var stage = Dc.Stage();

        var joined = stage.Read("dc", Dc.Relayed(Join($$""","invite":{"code":"abc","inviter":{{Dc.Ann}}}"""))).Events.ShouldHaveSingleItem().ShouldBeOfType<MemberJoined>();

        (joined.Invite, joined.Attribution).ShouldBe(("abc", Attribution.Inferred));
        joined.Inviter.ShouldBe(((MessagePosted)stage.Read("dc", Dc.Relayed(Dc.Message(""","content":"it is me" """))).Events.Single()).Author.Id);
        joined.At.ShouldBe(new(2026, 7, 30, 8, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("", "8@bob joined, inviter none, Unknown")]
    [InlineData(""","invite":null""", "8@bob joined, inviter none, Unknown")]
    [InlineData(""","invite":{"code":"vanity"}""", "8@bob joined by vanity, inviter none, Unknown")]
    [InlineData($$""","invite":{"code":"mine","inviter":{{Dc.Bob}}}""", "8@bob joined by mine, inviter none, Unknown")]
    [InlineData($$""","invite":{"code":"bots","inviter":{{Dc.Guard}}}""", "8@bob joined by bots, inviter none, Unknown")]
    public async Task Nobody_is_credited_who_is_not_known_is_a_bot_or_came_themselves(string invite, string told) =>
        (await Dc.ToldAsync(Join(invite))).ShouldBe(told);

    [Fact]
    public async Task A_join_that_is_told_again_is_the_same_and_coming_back_is_another()
    {
        await using var stage = Dc.Stage();

        foreach (var dispatch in new[] { Join("", 1), Join("", 2), Join("", 3, "2026-07-31T08:00:00Z") })
            await stage.SendAsync("discord", "dc", Dc.Relayed(dispatch));

        stage.Bus.Events.Count().ShouldBe(2);
    }

    [Fact]
    public async Task That_somebody_is_gone_is_told_without_a_reason_and_a_ban_with_it()
    {
        (await Dc.ToldAsync(Dc.Dispatch("GUILD_MEMBER_REMOVE", $$"""{"guild_id":"{{Dc.Guild}}","user":{{Dc.Bob}}}"""))).ShouldBe("8@bob left: Unknown");
        (await Dc.ToldAsync(Dc.Dispatch("GUILD_BAN_ADD", $$"""{"guild_id":"{{Dc.Guild}}","user":{{Dc.Bob}}}"""))).ShouldBe("8@bob left: Banned");
        (await Dc.ToldAsync(Dc.Dispatch("GUILD_BAN_REMOVE", $$"""{"guild_id":"{{Dc.Guild}}","user":{{Dc.Bob}}}"""))).ShouldBe("not used: GUILD_BAN_REMOVE");
    }

    [Theory]
    [InlineData(20, "\"8\"", "8 left: Kicked by another")]
    [InlineData(22, "\"8\"", "8 left: Banned by another")]
    [InlineData(20, "null", "not used: GUILD_AUDIT_LOG_ENTRY_CREATE/action_20")]
    [InlineData(20, "\"AUTOMOD\"", "not used: GUILD_AUDIT_LOG_ENTRY_CREATE/action_20")]
    [InlineData(72, "\"8\"", "not used: GUILD_AUDIT_LOG_ENTRY_CREATE/action_72")]
    public async Task The_audit_log_tells_who_sent_whom_away(int action, string target, string told) =>
        (await Dc.ToldAsync(Audit(action, target))).ShouldBe(told);

    [Fact]
    public async Task An_entry_of_the_audit_log_is_of_the_time_that_its_id_says()
    {
        await using var stage = Dc.Stage();

        stage.Read("dc", Dc.Relayed(Audit(20, "\"8\""))).Events.Single().At.ShouldBe(new(2015, 1, 1, 0, 0, 1, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("""["5","6"]""", "8@bob is staff 5 6")]
    [InlineData("""["7"]""", "8@bob is no staff 7")]
    [InlineData("[]", "8@bob is no staff")]
    [InlineData("null", "not used: GUILD_MEMBER_UPDATE")]
    public async Task The_roles_that_the_connection_names_make_staff(string roles, string told) =>
        (await Dc.ToldAsync(Changed(roles), ("dc:Settings:StaffRoles", "6, 9"))).ShouldBe(told);

    [Fact]
    public async Task Who_has_a_staff_role_when_the_relay_begins_to_listen_is_staff_and_nobody_else_is_told()
    {
        var chunk = Dc.Dispatch("GUILD_MEMBERS_CHUNK", $$"""{"guild_id":"{{Dc.Guild}}","members":[{"user":{{Dc.Ann}},"roles":["6"]},{"user":{{Dc.Bob}},"roles":["5"]},{"user":{{Dc.Guard}},"roles":["9"]}]}""");
        await using var stage = Dc.Stage(("dc:Settings:StaffRoles", "6, 9"));

        await stage.SendAsync("discord", "dc", Dc.Relayed(chunk));

        stage.Bus.Events.Select(Told.Of).ShouldBe(["7@ann is staff 6", "10@guard(bot) is staff 9"], ignoreOrder: true);
        (await Dc.ToldAsync(chunk)).ShouldBe("not used: GUILD_MEMBERS_CHUNK");
    }

    [Fact]
    public async Task Where_no_role_is_named_nobody_becomes_or_stops_being_staff() =>
        (await Dc.ToldAsync(Changed("""["6"]"""))).ShouldBe("not used: GUILD_MEMBER_UPDATE");

    [Fact]
    public async Task An_invite_is_of_whoever_made_it_and_is_made_once()
    {
        await using var stage = Dc.Stage();
        string Invite(string inviter, long number) => Dc.Dispatch(
            "INVITE_CREATE", $$"""{"code":"abc","guild_id":"{{Dc.Guild}}","channel_id":"{{Dc.Chat}}","created_at":"2026-07-30T08:00:00Z"{{inviter}}}""", number);

        await stage.SendAsync("discord", "dc", Dc.Relayed(Invite($$""","inviter":{{Dc.Ann}}""", 1)));
        await stage.SendAsync("discord", "dc", Dc.Relayed(Invite($$""","inviter":{{Dc.Ann}}""", 2)));

        Told.Of(stage.Bus.Events.ShouldHaveSingleItem()).ShouldBe("7@ann invites by abc");
        Told.By(stage.Read("dc", Dc.Relayed(Invite("", 3)))).ShouldBe("not used: INVITE_CREATE/nobody");
    }

    [Theory]
    [InlineData("GUILD_SCHEDULED_EVENT_USER_ADD")]
    [InlineData("AUTO_MODERATION_ACTION_EXECUTION")]
    [InlineData("INVITE_DELETE")]
    [InlineData("A_DISPATCH_OF_2031")]
    public async Task A_dispatch_that_is_not_used_is_acknowledged_by_its_name(string kind) =>
        (await Dc.ToldAsync(Dc.Dispatch(kind, "{}"))).ShouldBe("not used: " + kind);

    private static string Join(string invite, long number = 1, string joined = "2026-07-30T08:00:00+00:00") => Dc.Dispatch(
        "GUILD_MEMBER_ADD", $$"""{"guild_id":"{{Dc.Guild}}","user":{{Dc.Bob}},"roles":[],"joined_at":"{{joined}}"}""", number,
        ""","session":"s1","at":"2026-08-01T11:59:00Z" """ + invite);

    private static string Audit(int action, string target) => Dc.Dispatch(
        "GUILD_AUDIT_LOG_ENTRY_CREATE", $$"""{"id":"{{1000L << 22}}","guild_id":"{{Dc.Guild}}","action_type":{{action}},"target_id":{{target}},"user_id":"7","reason":"x"}""");

    private static string Changed(string roles) => Dc.Dispatch("GUILD_MEMBER_UPDATE", $$"""{"guild_id":"{{Dc.Guild}}","user":{{Dc.Bob}},"roles":{{roles}}}""");
}
