using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Telegram;

public sealed class TelegramMembersTests
{
    private const string Left = "\"status\":\"left\"";
    private const string In = "\"status\":\"member\"";

    [Fact]
    public async Task Who_comes_by_a_link_was_invited_by_whoever_made_it()
    {
        await using var stage = A.TelegramStage();

        var joined = stage.Read("tg", Tg.Member(Tg.Bob, Tg.Bob, Left, In, Link("partner-42", Tg.Ann)))
            .Events.ShouldHaveSingleItem().ShouldBeOfType<MemberJoined>();

        (joined.Invite, joined.Attribution).ShouldBe(("partner-42", Attribution.Exact));
        joined.Inviter.ShouldBe(((MessagePosted)stage.Read("tg", Tg.Message(""","text":"it is me" """)).Events.Single()).Author.Id);
    }

    [Fact]
    public async Task A_link_whose_end_is_cut_off_is_known_by_its_name_or_by_what_is_left_of_it()
    {
        (await Tg.ToldAsync(Tg.Member(Tg.Bob, Tg.Bob, Left, In, Link("partner-42", Tg.Ann)))).ShouldBe("8 joined by partner-42, inviter known, Exact");
        (await Tg.ToldAsync(Tg.Member(Tg.Bob, Tg.Bob, Left, In, Link(null, Tg.Ann)))).ShouldBe("8 joined by https://t.me/+AbCdEf..., inviter known, Exact");
    }

    [Fact]
    public async Task Who_lets_somebody_in_did_not_invite_them()
    {
        (await Tg.ToldAsync(Tg.Member(Tg.Olga, Tg.Bob, Left, In, ""","via_join_request":true"""))).ShouldBe("8 joined, inviter none, Unknown");
        (await Tg.ToldAsync(Tg.Member(Tg.Olga, Tg.Bob, Left, In, ""","via_join_request":true""" + Link("partner-42", Tg.Ann))))
            .ShouldBe("8 joined by partner-42, inviter known, Exact");
    }

    [Fact]
    public async Task Who_adds_somebody_invited_them_unless_it_is_a_bot_or_nobody_in_particular()
    {
        (await Tg.ToldAsync(Tg.Member(Tg.Olga, Tg.Bob, Left, In))).ShouldBe("8 joined, inviter known, Exact");
        (await Tg.ToldAsync(Tg.Member(Tg.Anonymous, Tg.Bob, Left, In))).ShouldBe("8 joined, inviter none, Unknown");
        (await Tg.ToldAsync(Tg.Member(Tg.Bob, Tg.Bob, Left, In, Link("by-bot", Tg.Guard)))).ShouldBe("8 joined by by-bot, inviter none, Unknown");
        (await Tg.ToldAsync(Tg.Member(Tg.Bob, Tg.Bob, Left, In, ""","via_chat_folder_invite_link":true"""))).ShouldBe("8 joined, inviter none, Unknown");
    }

    [Fact]
    public async Task Who_comes_back_by_their_own_link_invited_nobody() =>
        (await Tg.ToldAsync(Tg.Member(Tg.Ann, Tg.Ann, Left, In, Link("mine", Tg.Ann)))).ShouldBe("7@ann joined by mine, inviter none, Unknown");

    [Theory]
    [InlineData(In, Left, "8 left: Kicked by another")]
    [InlineData(In, "\"status\":\"kicked\",\"until_date\":0", "8 left: Banned by another")]
    [InlineData("\"status\":\"restricted\",\"is_member\":true", "\"status\":\"restricted\",\"is_member\":false", "8 left: Kicked by another")]
    [InlineData(In, "\"status\":\"restricted\",\"is_member\":true,\"until_date\":1785086400", "not used: chat_member/restricted")]
    [InlineData(Left, "\"status\":\"kicked\",\"until_date\":0", "not used: chat_member/kicked")]
    [InlineData("\"status\":\"kicked\",\"until_date\":0", Left, "not used: chat_member/left")]
    [InlineData("\"status\":\"kicked\",\"until_date\":0", "\"status\":\"exiled\"", "not used: chat_member/other")]
    public async Task Who_is_sent_away_is_kicked_or_banned_and_who_is_muted_stays(string before, string after, string told) =>
        (await Tg.ToldAsync(Tg.Member(Tg.Olga, Tg.Bob, before, after))).ShouldBe(told);

    [Fact]
    public async Task Who_goes_by_themselves_left() =>
        (await Tg.ToldAsync(Tg.Member(Tg.Bob, Tg.Bob, In, Left))).ShouldBe("8 left: Left");

    [Theory]
    [InlineData(In, "\"status\":\"administrator\"", "8 is staff administrator")]
    [InlineData("\"status\":\"administrator\"", In, "8 is no staff member")]
    [InlineData("\"status\":\"administrator\"", "\"status\":\"creator\"", "not used: chat_member/creator")]
    [InlineData("\"status\":\"administrator\"", Left, "8 left: Kicked by another; 8 is no staff left")]
    [InlineData(Left, "\"status\":\"administrator\"", "8 joined, inviter known, Exact; 8 is staff administrator")]
    public async Task A_promotion_makes_staff_and_a_demotion_or_a_leave_ends_it(string before, string after, string told) =>
        (await Tg.ToldAsync(Tg.Member(Tg.Olga, Tg.Bob, before, after))).ShouldBe(told);

    [Theory]
    [InlineData(In, "\"status\":\"member\",\"until_date\":1787592300", "membership of 8 Started until 2026-08-24 17:25:00Z")]
    [InlineData("\"status\":\"member\",\"until_date\":1785000000", "\"status\":\"member\",\"until_date\":1787592300", "membership of 8 Renewed until 2026-08-24 17:25:00Z")]
    [InlineData("\"status\":\"member\",\"until_date\":1785000000", Left, "8 left: Left; membership of 8 Cancelled")]
    public async Task A_paid_membership_starts_goes_on_and_ends(string before, string after, string told) =>
        (await Tg.ToldAsync(Tg.Member(Tg.Bob, Tg.Bob, before, after))).ShouldBe(told);

    [Fact]
    public async Task Service_messages_tell_of_joins_and_leaves_where_the_bot_is_no_administrator()
    {
        (await Tg.ToldAsync(Tg.Message($""","new_chat_members":[{Tg.Bob},{Tg.Guard}]""")))
            .ShouldBe("8 joined, inviter known, Exact; 10@guard_bot(bot) joined, inviter known, Exact");
        (await Tg.ToldAsync(Tg.Message($""","new_chat_members":[{Tg.Ann}]"""))).ShouldBe("7@ann joined, inviter none, Unknown");
        (await Tg.ToldAsync(Tg.Message($""","left_chat_member":{Tg.Ann}"""))).ShouldBe("7@ann left: Left");
        (await Tg.ToldAsync(Tg.Message($""","left_chat_member":{Tg.Bob}"""))).ShouldBe("8 left: Kicked by another");
    }

    [Fact]
    public async Task Service_messages_can_be_left_to_the_updates()
    {
        (await Tg.ToldAsync(Tg.Message($""","new_chat_members":[{Tg.Bob}]"""), ("tg:Settings:Joins", "updates"))).ShouldBe("not used: message/new_chat_members");
        (await Tg.ToldAsync(Tg.Message($""","left_chat_member":{Tg.Bob}"""), ("tg:Settings:Joins", "updates"))).ShouldBe("not used: message/left_chat_member");
    }

    [Fact]
    public async Task A_join_that_is_announced_twice_is_one_instant()
    {
        await using var stage = A.TelegramStage();

        var update = stage.Read("tg", Tg.Member(Tg.Bob, Tg.Bob, Left, In)).Events.Single();
        var message = stage.Read("tg", Tg.Message($""","new_chat_members":[{Tg.Bob}]""", from: Tg.Bob)).Events.Single();

        message.At.ShouldBe(update.At);
        ((MemberJoined)message).Member.Id.ShouldBe(((MemberJoined)update).Member.Id);
    }

    private static string Link(string? name, string creator) =>
        $$""","invite_link":{"invite_link":"https://t.me/+AbCdEf...","creator":{{creator}},"creates_join_request":false,"is_primary":false,"is_revoked":false{{(name is null ? "" : $",\"name\":\"{name}\"")}}}""";
}
