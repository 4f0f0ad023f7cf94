using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Telegram;

/// <summary>Every sample beside the repository, and what it is read to. A sample without a row fails, so nothing is passed over.</summary>
public sealed class TelegramPayloadTests
{
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["constructed_chat_join_request_with_link.json"] = "not used: chat_join_request",
        ["constructed_chat_member_kicked_by_admin.json"] = "7000000002 left: Banned by another",
        ["constructed_chat_member_leave.json"] = "7000000001@alice_a left: Left",
        ["constructed_chat_member_restricted.json"] = "not used: chat_member/restricted",
        ["constructed_chat_member_subscription_member.json"] = "7000000001@alice_a joined by stars-monthly, inviter known, Exact; membership of 7000000001@alice_a Started tier stars-monthly until 2026-08-24 17:25:00Z for 500 XTR",
        ["constructed_message_linked_channel_autoforward.json"] = "-1003333333333@clubnews(bot) posted -1001987654321/502 'Weekly digest' +forwarded",
        ["constructed_message_reaction_count_paid.json"] = "-1003333333333/88 has 67 reactions",
        ["constructed_message_reaction_removed.json"] = "7000000001@alice_a reacted to -1001987654321/501 -👍",
        ["constructed_message_text_link_bot_spam.json"] = "7000000002 posted -1001987654321/503 '🎁 free money here' ->https://scam.example/win in 7",
        ["nutgram_community_chat_added.json"] = "not used: message/community_chat_added",
        ["nutgram_deleted_business_messages.json"] = "not used: deleted_business_messages",
        ["nutgram_edited_message.json"] = "999999999@super edited 999999999/23762 to 'Editing this message'",
        ["nutgram_entities.json"] = "321654@johndoe posted 321654/123 'test bold underline 😆👍 look here' ->http://google.it/",
        ["nutgram_forum_topic_closed.json"] = "not used: message/forum_topic_closed",
        ["nutgram_forum_topic_created.json"] = "not used: message/forum_topic_created",
        ["nutgram_guest_message.json"] = "not used: guest_message",
        ["nutgram_left_chat_member.json"] = "12345@MarioBros left: Left",
        ["nutgram_message_boost_added.json"] = "not used: message/boost_added",
        ["nutgram_message_forward_origin.json"] = "456@Bros posted 456/123 'Ciao' +forwarded",
        ["nutgram_message_general_topic.json"] = "123456@MarioBros posted -1001234567489/35 'foo'",
        ["nutgram_message_reaction_count.json"] = "-100123456789/4 has 2 reactions",
        ["nutgram_message_topic.json"] = "123456@MarioBros posted -1001234567489/35 'lòklò' in 33",
        ["nutgram_migrate_from_chat_id.json"] = "987654321 is now 12345",
        ["nutgram_migrate_to_chat_id.json"] = "12345 is now 123456789",
        ["nutgram_my_chat_member.json"] = "not used: my_chat_member/creator",
        ["nutgram_new_chat_members.json"] = "12345@MarioBros joined, inviter none, Unknown",
        ["nutgram_paid_media_purchased.json"] = "not used: purchased_paid_media",
        ["nutgram_photo.json"] = "11111111@Bros posted 11111111/456901 'asdasdasdasdasdasd' +media",
        ["nutgram_pinned_message.json"] = "not used: message/pinned_message",
        ["nutgram_poll_answer.json"] = "123456789@mariobros answered 123456789: [1]",
        ["nutgram_poll_option_added.json"] = "not used: message/poll_option_added",
        ["nutgram_refunded_payment.json"] = "not used: message/refunded_payment",
        ["nutgram_sticker.json"] = "12345@MarioBros posted 12345/123456 '' +media",
        ["nutgram_successful_payment.json"] = "not used: message/successful_payment",
        ["nutgram_text.json"] = "12345678@MarioLovesPeach posted 12345678/123456 'aaaaaaaaaa'",
        ["nutgram_video_chat_ended.json"] = "not used: message/video_chat_ended",
        ["nutgram_video_chat_scheduled.json"] = "not used: message/video_chat_scheduled",
        ["telegraph_chat_member_invite_link.json"] = "2222222@MarioBot(bot) left: Banned by another",
        ["teloxide_chat_boost_removed_1.json"] = "not used: removed_chat_boost",
        ["teloxide_chat_boost_updated_1.json"] = "not used: chat_boost",
        ["teloxide_dice_works_1.json"] = "408258968@hirrolot posted -1001276785818/35410 '' +media",
        ["teloxide_issue_1107_1.json"] = "6962620676@WertCrypto posted -1001293752024/134545 '' +media",
        ["teloxide_issue_1107_2.json"] = "5964236329@spacewhaleblues posted -1001293752024/134546 '/report' re 134545 in 134545",
        ["teloxide_message_reaction_count_updated_1.json"] = "-1002236736395/36 has 3 reactions",
        ["teloxide_pinned_message_works_1.json"] = "not used: message/pinned_message",
        ["tgguide_message_reply.json"] = "1111111@Testusername posted 1111111/1365 '/start' re 1334",
    };

    [Fact]
    public async Task Each_sample_is_read_to_exactly_what_the_table_says()
    {
        await using var stage = A.TelegramStage(("tg:Settings:PrivateChats", "count"));

        var told = Payloads.Names("telegram").ToDictionary(name => name, name => Told.By(stage.Read("tg", A.Update(Payloads.Text("telegram", name)))));

        Assert.SkipWhen(told.Count == 0, "The sample payloads are not on this machine.");
        told.ShouldSatisfyAllConditions(
            () => told.Keys.Except(Expected.Keys).ShouldBeEmpty(),
            () => Expected.Keys.Except(told.Keys).ShouldBeEmpty(),
            () => told.Where(pair => Expected.GetValueOrDefault(pair.Key) != pair.Value).ShouldBeEmpty());
    }

    [Fact]
    public async Task What_is_written_to_the_bot_alone_is_no_part_of_a_community_unless_the_connection_says_so()
    {
        await using var stage = A.TelegramStage();
        var alone = Payloads.Text("telegram", "nutgram_text.json");

        Told.By(stage.Read("tg", A.Update(alone))).ShouldBe("not used: message/private_chat");
        await using var named = A.TelegramStage(("tg:Channels:12345678", "desk"));
        named.Read("tg", A.Update(alone)).Events.ShouldHaveSingleItem().Community.ShouldBe(new("desk"));
    }
}
