using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Telegram;

public sealed class TelegramMessagesTests
{
    [Fact]
    public async Task An_edit_is_of_the_time_it_was_made_and_two_edits_are_two_events()
    {
        await using var stage = A.TelegramStage();

        foreach (var update in new[] { 1, 1, 2 })
            await stage.SendAsync("telegram", "tg", Tg.Message(""","edit_date":1785000060,"text":"better" """, kind: "edited_message", update: update));

        stage.Bus.Events.Count().ShouldBe(2);
        stage.Bus.Events.ShouldAllBe(edited => edited is MessageEdited && edited.At == DateTimeOffset.FromUnixTimeSeconds(1785000060));
    }

    [Fact]
    public async Task An_anonymous_administrator_and_a_channel_speak_and_are_counted_for_nobody()
    {
        (await Tg.ToldAsync(Tg.Message($""","sender_chat":{Tg.Group},"text":"rules" """, from: Tg.Anonymous)))
            .ShouldBe("-1001(bot) posted -1001/100 'rules'");
        (await Tg.ToldAsync(Tg.Message($""","sender_chat":{Tg.News},"text":"as my channel" """, from: Tg.Anonymous)))
            .ShouldBe("-1002@clubnews(bot) posted -1001/100 'as my channel'");
    }

    [Fact]
    public async Task A_post_of_the_linked_channel_comes_forwarded_and_is_not_Telegrams_own()
    {
        var told = await Tg.ToldAsync(Tg.Message(
            $""","sender_chat":{Tg.News},"is_automatic_forward":true,"text":"digest" """,
            from: """{"id":777000,"is_bot":false,"first_name":"Telegram"}"""));

        told.ShouldBe("-1002@clubnews(bot) posted -1001/100 'digest' +forwarded");
    }

    [Fact]
    public async Task A_post_in_a_channel_has_no_author_but_the_channel()
    {
        var told = await Tg.ToldAsync(Tg.Of("channel_post", $$"""{"message_id":5,"date":1785000000,"chat":{{Tg.News}},"text":"news"}"""));

        told.ShouldBe("-1002@clubnews(bot) posted -1002/5 'news'");
    }

    [Fact]
    public async Task Other_bots_are_read_as_bots() =>
        (await Tg.ToldAsync(Tg.Message(""","text":"beep" """, from: Tg.Guard))).ShouldBe("10@guard_bot(bot) posted -1001/100 'beep'");

    [Theory]
    [InlineData(""","message_thread_id":33,"is_topic_message":true,"reply_to_message":{"message_id":33,"forum_topic_created":{"name":"x"}}""", " in 33")]
    [InlineData(""","message_thread_id":33,"is_topic_message":true,"reply_to_message":{"message_id":33}""", " in 33")]
    [InlineData(""","message_thread_id":33,"is_topic_message":true,"reply_to_message":{"message_id":40}""", " re 40 in 33")]
    [InlineData(""","message_thread_id":40,"reply_to_message":{"message_id":40}""", " re 40 in 40")]
    [InlineData(""","external_reply":{"origin":{"type":"user"}}""", "")]
    public async Task A_reply_answers_a_message_of_this_chat_and_not_the_one_that_made_its_topic(string more, string where) =>
        (await Tg.ToldAsync(Tg.Message(more + ""","text":"yes" """))).ShouldBe("7@ann posted -1001/100 'yes'" + where);

    [Fact]
    public async Task Links_behind_words_and_mentions_are_read_from_captions_too()
    {
        var told = await Tg.ToldAsync(Tg.Message("""
            ,"photo":[{"file_id":"x"}],"caption":"look here @bob","caption_entities":[{"type":"mention","offset":10,"length":4},
            {"type":"text_link","offset":5,"length":4,"url":"https://a.example/x"},{"type":"bold","offset":0,"length":4}]
            """));

        told.ShouldBe("7@ann posted -1001/100 'look here @bob' +media +1 mentions ->https://a.example/x");
    }

    [Fact]
    public async Task A_service_message_is_acknowledged_by_its_kind_also_when_it_is_newer_than_this_code()
    {
        (await Tg.ToldAsync(Tg.Message(""","pinned_message":{"message_id":1}"""))).ShouldBe("not used: message/pinned_message");
        (await Tg.ToldAsync(Tg.Message(""","a_thing_of_2031":{"text":"x"}"""))).ShouldBe("not used: message/a_thing_of_2031");
        (await Tg.ToldAsync(Tg.Of("an_update_of_2031", """{"chat":1}"""))).ShouldBe("not used: an_update_of_2031");
    }

    [Fact]
    public async Task Both_chats_announce_a_migration_and_it_happens_once()
    {
        await using var stage = A.TelegramStage();

        await stage.SendAsync("telegram", "tg", Tg.Message(""","migrate_to_chat_id":-1001""", chat: """{"id":-55,"type":"group","title":"Club"}"""));
        await stage.SendAsync("telegram", "tg", Tg.Message(""","migrate_from_chat_id":-55""", update: 2));

        Told.Of(stage.Bus.Events.ShouldHaveSingleItem()).ShouldBe("-55 is now -1001");
    }

    [Fact]
    public async Task A_bot_in_several_groups_feeds_the_community_of_each_and_no_other()
    {
        await using var stage = IngestStage.With(
            ("tg:Source", "telegram"), ("tg:Secrets:0", A.TelegramSecret), ("tg:Channels:-1001", "vip"), ("tg:Channels:-1002", "news"));

        stage.Read("tg", Tg.Message(""","text":"a" """)).Events.Single().Community.ShouldBe(new("vip"));
        stage.Read("tg", Tg.Message(""","text":"a" """, chat: Tg.News)).Events.Single().Community.ShouldBe(new("news"));
        Told.By(stage.Read("tg", Tg.Message(""","text":"a" """, chat: """{"id":-3,"type":"group"}"""))).ShouldBe("not used: message/unconnected_chat");
    }

    [Fact]
    public async Task The_same_message_is_one_event_whatever_update_brings_it()
    {
        await using var stage = A.TelegramStage();

        await stage.SendAsync("telegram", "tg", Tg.Message(""","text":"a" """, update: 1));
        await stage.SendAsync("telegram", "tg", Tg.Message(""","text":"a" """, update: 2));

        stage.Bus.Messages.ShouldHaveSingleItem();
    }
}
