using System.Text;
using Pipeline.Ingest.History;
using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.History;

public sealed class TelegramExportTests
{
    private static readonly MemberKey Key = new(Convert.FromBase64String(IngestStage.MemberKey));
    private static readonly HistoryContext Club = new(new("tg"), new("club"), Key);

    [Fact]
    public async Task The_sample_is_read_to_exactly_what_happened_in_it()
    {
        var events = await ReadAsync(Payloads.Text("history", "constructed_telegram_supergroup_result.json"), Club);

        events.Select(told => $"{told.At:HH:mm:ss} {Told.Of(told)}").ShouldBe(
        [
            "10:05:00 7000000001 joined, inviter none, Unknown",
            "10:06:00 7000000001 posted -1001987654321/4 'Look here or https://example.org/y' ->https://example.org/x",
            "10:07:00 7000000009 reacted to -1001987654321/4 +👍",
            "10:08:00 7000000077 posted -1001987654321/5 'from a deleted account' re 4",
            "10:09:00 -1001987654321(bot) posted -1001987654321/6 'anonymous admin post'",
            "10:12:00 7000000001 posted -1001987654321/9 '' +media in 8",
        ]);
    }

    [Fact]
    public async Task What_was_imported_and_what_came_live_are_the_same_events()
    {
        await using var stage = A.TelegramStage();

        var imported = await ReadAsync(Group($$"""
            {{Message(100, "\"text\":\"hello\"")}},
            {{Message(101, "\"text\":\"rules\"", from: "Club", fromId: "channel1")}},
            {{Service(102, "join_group_by_link", "\"inviter\":\"Olga\"")}},
            {{Service(103, "invite_members", "\"members\":[\"Ann\"]")}},
            {{Service(104, "remove_members", "\"members\":[\"Ann\"]")}}
            """), Club);

        string Live(int message, string more, string from = Tg.Ann) => $$$"""{"update_id":1,"message":{"message_id":{{{message}}},"date":1785000000,"chat":{{{Tg.Group}}},"from":{{{from}}},{{{more}}}}}""";
        string[] live =
        [
            Live(100, "\"text\":\"hello\""), Live(101, $"\"text\":\"rules\",\"sender_chat\":{Tg.Group}", Tg.Anonymous),
            Live(102, $"\"new_chat_members\":[{Tg.Ann}]"), Live(103, $"\"new_chat_members\":[{Tg.Ann}]"), Live(104, $"\"left_chat_member\":{Tg.Ann}"),
        ];
        var came = live.Select(update => stage.Read("tg", A.Update(update)).Events.Single()).ToList();
        imported.Select(Who).ShouldBe(came.Select(Who));
    }

    [Fact]
    public async Task Somebody_whom_others_added_or_removed_is_a_name_and_nobody_is_guessed()
    {
        var events = await ReadAsync(Group($$"""
            {{Service(1, "invite_members", "\"members\":[\"Bob\",null]")}},
            {{Service(2, "invite_members", "\"members\":[\"Ann\",\"Bob\"]")}},
            {{Service(3, "remove_members", "\"members\":[null]")}},
            {{Service(4, "pin_message", "\"message_id\":1")}}
            """), Club);

        events.ShouldBeEmpty();
    }

    [Fact]
    public async Task Links_mentions_media_and_forwards_are_read_in_the_new_and_in_the_old_form()
    {
        const string Parts = """["see ",{"type":"text_link","text":"here","href":"https://x.example"}," ",{"type":"mention","text":"@bob"},{"type":"mention_name","text":"Bo","user_id":8}]""";

        var events = await ReadAsync(Group($$"""
            {{Message(1, $"\"text\":{Parts},\"photo\":\"a.jpg\",\"forwarded_from\":null")}},
            {{Message(2, "\"text\":\"ignored\",\"text_entities\":[{\"type\":\"plain\",\"text\":\"as it is\"}],\"media_type\":\"sticker\"")}},
            {{Message(3, "\"text\":\"plain\"")}}
            """), Club);

        events.Select(Told.Of).ShouldBe(
        [
            "7 posted -1001/1 'see here @bobBo' +media +forwarded +2 mentions ->https://x.example",
            "7 posted -1001/2 'as it is' +media",
            "7 posted -1001/3 'plain'",
        ]);
    }

    [Fact]
    public async Task A_reaction_is_of_its_own_time_in_the_zone_of_who_exported()
    {
        var events = await ReadAsync(Group(Message(1, """
            "text":"a","reactions":[{"type":"emoji","count":3,"emoji":"👍","recent":[
              {"from":"Bob","from_id":"user8","date":"2026-07-25T22:20:00"},{"from":"News","from_id":"channel2","date":"2026-07-25T19:00:00"}]},
             {"type":"custom_emoji","count":1,"document_id":"(File not included. Change data exporting settings to download.)","recent":[{"from":null,"from_id":"user9","date":"?"}]},
             {"type":"paid","count":5}]
            """)), Club);

        // The message was at 17:20 UTC, which the exporting machine wrote as 19:20.
        events.Skip(1).Select(told => $"{told.At:HH:mm} {Told.Of(told)}").ShouldBe(
        [
            "20:20 8 reacted to -1001/1 +👍",
            "17:20 -1002(bot) reacted to -1001/1 +👍",
            "17:20 9 reacted to -1001/1 +custom_emoji",
        ]);
    }

    [Fact]
    public async Task A_message_in_a_topic_answers_only_what_it_answers()
    {
        var events = await ReadAsync(Group($$"""
            {{Service(8, "topic_created", "\"title\":\"Off topic\"")}},
            {{Message(9, "\"text\":\"a\",\"reply_to_message_id\":8")}},
            {{Message(10, "\"text\":\"b\",\"reply_to_message_id\":9")}},
            {{Message(11, "\"text\":\"c\",\"reply_to_message_id\":5,\"reply_to_peer_id\":\"channel77\"")}}
            """), Club);

        events.Select(Told.Of).ShouldBe(["7 posted -1001/9 'a' in 8", "7 posted -1001/10 'b' re 9", "7 posted -1001/11 'c'"]);
    }

    [Fact]
    public async Task A_small_group_has_no_prefix_and_history_before_a_migration_keeps_its_negative_ids()
    {
        (await ReadAsync(Group(Message(1, "\"text\":\"a\""), "private_group"), Club)).Select(Told.Of).ShouldBe(["7 posted -1/1 'a'"]);
        (await ReadAsync(Group(Message(-999999990, "\"text\":\"a\"")), Club)).Select(Told.Of).ShouldBe(["7 posted -1001/-999999990 'a'"]);
    }

    [Fact]
    public async Task Of_a_whole_account_the_groups_are_read_and_private_chats_are_passed_by()
    {
        var account = $$$"""
            {"about":"x","personal_information":{"user_id":7},"contacts":{"list":[{"user_id":1,"messages":"no array"}]},
             "chats":{"about":"x","list":[
               {"name":"Ann","type":"personal_chat","id":7,"messages":[{{{Message(1, "\"text\":\"private\"")}}}]},
               {"type":"saved_messages","id":9,"messages":[{{{Message(2, "\"text\":\"private\"")}}}]},
               {{{Group(Message(3, "\"text\":\"a\""), name: "VIP Club")}}},
               {{{Group(Message(4, "\"text\":\"b\""), "public_channel", "News")}}}]},
             "left_chats":{"list":[{{{Group(Message(5, "\"text\":\"c\""), name: "Old")}}}]}}
            """;

        var events = await ReadAsync(account, Club with { Community = null });

        events.Select(told => $"{told.Community}: {Told.Of(told)}").ShouldBe(
            ["vip-club: 7 posted -1001/3 'a'", "news: 7 posted -1001/4 'b'", "old: 7 posted -1001/5 'c'"]);
        (await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(account, Club))).Message.ShouldContain("whole account");
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("not json", "no JSON")]
    [InlineData("[]", "no export of Telegram Desktop")]
    [InlineData("{\"id\":1,\"type\":\"private_group\"}", "no export of Telegram Desktop")]
    [InlineData("{\"messages\":[{}]}", "no id and type")]
    [InlineData("{\"id\":1,\"type\":\"personal_chat\",\"messages\":[{}]}", "private chat")]
    [InlineData("{\"id\":1,\"type\":\"private_group\",\"messages\":[{\"id\":1,\"type\":\"mess", "cut off")]
    [InlineData("{\"id\":1,\"type\":\"private_group\",\"messages\":[{\"id\":1,\"type\":\"message\",\"from_id\":\"user7\",\"text\":\"a\",\"date\":\"2019-01-01T10:00:00\"}]}", "Message 1 has no date_unixtime")]
    [InlineData("{\"id\":1,\"type\":\"private_group\",\"messages\":[{\"type\":\"message\",\"from_id\":\"user7\"}]}", "no id")]
    public async Task A_file_that_cannot_be_read_says_why(string json, string why) =>
        (await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(json, Club))).Message.ShouldContain(why);

    [Fact]
    public async Task Text_that_is_no_UTF8_is_said_to_be_none()
    {
        var broken = Encoding.UTF8.GetBytes(Group(Message(1, "\"text\":\"@\"")));
        broken[Array.LastIndexOf(broken, (byte)'@')] = 0xFF;
        using var file = new MemoryStream(broken);

        (await Should.ThrowAsync<InvalidDataException>(
            async () => await TelegramExport.ReadAsync(file, Club, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)))
            .Message.ShouldContain("UTF-8");
    }

    [Fact]
    public async Task Messages_that_say_nothing_are_passed_by()
    {
        var events = await ReadAsync(Group("""{"id":1,"type":"unsupported"},{"id":2,"type":"message","date_unixtime":"1785000000","from_id":"bot:7","text":1},7,null"""), Club);

        events.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1_000)]
    public async Task A_control_character_is_read_as_a_break_wherever_its_escape_is_cut(int step)
    {
        await using var slow = new SlowStream(Encoding.UTF8.GetBytes(Group(Message(1, """
            "text":"a\x0Bb \\x41 \n\x1F"
            """))), step);

        var events = await TelegramExport.ReadAsync(slow, Club, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        events.ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>().Content.Text.ShouldBe("a\n  b \\x41 \n\n  ");
    }

    [Fact]
    public async Task A_file_of_any_size_is_read_however_its_bytes_arrive()
    {
        var messages = string.Join(',', Enumerable.Range(1, 500).Select(id => Message(id, $"\"text\":\"{new string('x', id)}\"")));
        await using var slow = new SlowStream(Encoding.UTF8.GetBytes(Group(messages)), step: 101);

        var events = await TelegramExport.ReadAsync(slow, Club, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        events.Cast<MessagePosted>().Select(told => told.Content.Text.Length).ShouldBe(Enumerable.Range(1, 500));
    }

    private static string Group(string messages, string type = "private_supergroup", string name = "Club") =>
        $$"""{"name":"{{name}}","type":"{{type}}","id":1,"messages":[{{messages}}]}""";

    private static string Message(long id, string more, string from = "Ann", string fromId = "user7") =>
        $$"""{"id":{{id}},"type":"message","date":"2026-07-25T19:20:00","date_unixtime":"1785000000","from":"{{from}}","from_id":"{{fromId}}",{{more}}}""";

    private static string Service(long id, string action, string more) =>
        $$"""{"id":{{id}},"type":"service","date":"2026-07-25T19:20:00","date_unixtime":"1785000000","actor":"Ann","actor_id":"user7","action":"{{action}}",{{more}},"text":""}""";

    private static (EventId, Type, DateTimeOffset, MemberId?, bool) Who(CommunityEvent told)
    {
        var person = told switch { MessagePosted posted => posted.Author, MemberJoined joined => joined.Member, MemberLeft left => left.Member, _ => null };
        return (told.Id, told.GetType(), told.At, person?.Id, person?.IsBot ?? false);
    }

    private static async Task<List<CommunityEvent>> ReadAsync(string json, HistoryContext context)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return await TelegramExport.ReadAsync(file, context, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }
}
