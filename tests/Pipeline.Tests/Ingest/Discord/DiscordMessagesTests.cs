using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Discord;

public sealed class DiscordMessagesTests
{
    private const string In = "posted 290926798626357999/100";

    [Fact]
    public async Task A_message_is_one_event_in_whichever_session_it_comes()
    {
        await using var stage = Dc.Stage();

        await stage.SendAsync("discord", "dc", Dc.Relayed(Dc.Message(""","content":"a" """)));
        await stage.SendAsync("discord", "dc", Dc.Relayed($"[{Dc.Message(""","content":"a" """, number: 9)}]"));

        stage.Bus.Messages.ShouldHaveSingleItem();
        stage.Bus.Events.Single().At.ShouldBe(new(2026, 7, 25, 17, 20, 0, 123, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(""","type":19,"message_reference":{"message_id":"90","channel_id":"290926798626357999","type":0}""", " re 90")]
    [InlineData(""","type":19,"message_reference":{"message_id":"90"}""", " re 90")]
    [InlineData(""","type":19,"message_reference":{"message_id":"90","channel_id":"5"}""", "")]
    [InlineData(""","type":0,"message_reference":{"message_id":"90"}""", "")]
    [InlineData(""","position":0""", " in 290926798626357999")]
    [InlineData(""","channel_type":11""", " in 290926798626357999")]
    [InlineData(""","channel_type":0""", "")]
    public async Task A_reply_answers_a_message_of_its_channel_and_a_thread_is_a_channel(string more, string where) =>
        (await Dc.ToldAsync(Dc.Message(more + ""","content":"yes" """))).ShouldBe($"7@ann {In} 'yes'{where}");

    [Theory]
    [InlineData(""","content":"a","mentions":[{"id":"8"},{"id":"9"}],"mention_everyone":true""", "'a' +2 mentions")]
    [InlineData(""","content":"","attachments":[{"id":"1"}]""", "'' +media")]
    [InlineData(""","content":"","sticker_items":[{"id":"1"}]""", "'' +media")]
    [InlineData(""","content":"","poll":{"question":{}}""", "'' +media")]
    [InlineData(""","content":"see https://a.example","embeds":[{"url":"https://a.example"}]""", "'see https://a.example'")]
    [InlineData(""","content":"","message_reference":{"type":1,"message_id":"5","channel_id":"6"},"message_snapshots":[{"message":{"content":"news","attachments":[{}]}}]""", "'news' +media +forwarded")]
    [InlineData(""","content":"news","flags":2,"webhook_id":"3" """, "'news' +forwarded")]
    public async Task What_a_message_carries_is_read_from_wherever_it_stands(string more, string told) =>
        (await Dc.ToldAsync(Dc.Message(more))).Replace("(bot)", "", StringComparison.Ordinal).ShouldBe($"7@ann {In} {told}");

    [Theory]
    [InlineData(Dc.Guard, "", "10@guard(bot)")]
    [InlineData("""{"id":"11","username":"Discord","system":true}""", "", "11@Discord(bot)")]
    [InlineData("""{"id":"12","username":"hook"}""", ""","webhook_id":"12" """, "12@hook(bot)")]
    public async Task Bots_webhooks_and_Discord_itself_are_counted_for_nobody(string author, string more, string who) =>
        (await Dc.ToldAsync(Dc.Message(more + ""","content":"beep" """, author))).ShouldBe($"{who} {In} 'beep'");

    [Fact]
    public async Task Somebody_is_called_what_the_server_calls_them()
    {
        await using var stage = Dc.Stage();

        Person Author(string more) => ((MessagePosted)stage.Read("dc", Dc.Relayed(Dc.Message(more + ""","content":"a" """))).Events.Single()).Author;

        Author("").Name.ShouldBe("Ann A.");
        Author(""","member":{"nick":"Annie","roles":[]}""").Name.ShouldBe("Annie");
    }

    [Fact]
    public async Task A_message_without_its_content_is_activity_and_tells_that_an_intent_is_missing() =>
        (await Dc.ToldAsync(Dc.Message(""","content":"","attachments":[],"embeds":[],"components":[]"""))).ShouldBe($"7@ann {In} ''; not used: MESSAGE_CREATE/content_withheld");

    [Theory]
    [InlineData(""","type":7,"content":"" """, "not used: MESSAGE_CREATE/type_7")]
    [InlineData(""","type":46,"content":"" """, "not used: MESSAGE_CREATE/type_46")]
    [InlineData(""","channel_type":1,"content":"psst" """, "not used: MESSAGE_CREATE/direct_message")]
    [InlineData(""","channel_type":3,"content":"psst" """, "not used: MESSAGE_CREATE/direct_message")]
    public async Task What_Discord_writes_itself_and_what_is_written_to_the_bot_alone_is_not_used(string more, string told) =>
        (await Dc.ToldAsync(Dc.Message(more))).ShouldBe(told);

    [Fact]
    public async Task An_edit_is_of_its_own_time_and_its_preview_is_the_same_edit()
    {
        await using var stage = Dc.Stage();
        const string Edit = ""","content":"better","edited_timestamp":"2026-07-25T17:30:00.5+00:00" """;

        await stage.SendAsync("discord", "dc", Dc.Relayed(Dc.Message(Edit, kind: "MESSAGE_UPDATE")));
        await stage.SendAsync("discord", "dc", Dc.Relayed(Dc.Message(Edit + ""","embeds":[{}]""", kind: "MESSAGE_UPDATE", number: 2)));
        await stage.SendAsync("discord", "dc", Dc.Relayed(Dc.Message(Edit.Replace(":30:", ":40:", StringComparison.Ordinal), kind: "MESSAGE_UPDATE", number: 3)));

        stage.Bus.Events.Select(told => (Told.Of(told), told.At.Minute)).ShouldBe(
            [("7@ann edited 290926798626357999/100 to 'better'", 30), ("7@ann edited 290926798626357999/100 to 'better'", 40)], ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"id":"100","channel_id":"5","embeds":[{}]}""", "no_edit")]
    [InlineData("""{"id":"100","channel_id":"5","content":"a","author":{"id":"7"},"pinned":true}""", "no_edit")]
    [InlineData("""{"id":"100","channel_id":"5","content":"","author":{"id":"7"},"edited_timestamp":"2026-07-25T17:30:00Z"}""", "content_withheld")]
    [InlineData("""{"id":"100","channel_id":"5","content":"x","author":{"id":"7"},"edited_timestamp":"2026-07-25T17:30:00Z","type":18}""", "type_18")]
    public async Task A_change_that_is_no_change_of_the_text_is_no_edit(string data, string why) =>
        (await Dc.ToldAsync(Dc.Dispatch("MESSAGE_UPDATE", data))).ShouldBe($"not used: MESSAGE_UPDATE/{why}");

    [Fact]
    public async Task A_deletion_is_of_the_time_it_came_to_the_relay_and_is_told_once()
    {
        await using var stage = Dc.Stage();

        await stage.SendAsync("discord", "dc", Dc.Relayed(Dc.Deleted()));
        await stage.SendAsync("discord", "dc", Dc.Relayed(Dc.Dispatch("MESSAGE_DELETE_BULK", $$"""{"ids":["100","101"],"channel_id":"{{Dc.Chat}}"}""", 2)));

        stage.Bus.Events.Select(told => (Told.Of(told), told.At)).ShouldBe(
        [
            ("290926798626357999/100 deleted", new(2026, 8, 1, 11, 59, 0, TimeSpan.Zero)),
            ("290926798626357999/101 deleted", new(2026, 8, 1, 11, 59, 0, TimeSpan.Zero)),
        ], ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"id":"x"}""")]
    [InlineData("""{"id":"18446744073709551616","channel_id":"1"}""")]
    [InlineData("""{"id":"1","channel_id":"-1"}""")]
    [InlineData("""{"id":"1","channel_id":"1.5"}""")]
    [InlineData("null")]
    public async Task An_id_that_is_none_is_a_fault(string data) =>
        (await Dc.ToldAsync(Dc.Dispatch("MESSAGE_DELETE", data))).ShouldStartWith("fault: ");
}
