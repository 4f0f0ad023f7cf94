using System.Globalization;
using System.Text;
using Pipeline.Ingest.History;
using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.History;

public sealed class DiscordExportTests
{
    private static readonly HistoryContext Club = new(new("dc"), new("club"), new(Convert.FromBase64String(IngestStage.MemberKey)));

    [Fact]
    public async Task The_sample_is_read_to_exactly_what_happened_in_it()
    {
        var events = await ReadAsync(Payloads.Text("history", "constructed_dce_guild.json"));

        events.Select(told => $"{told.At:HH:mm:ss.fff} {Told.Of(told)}").ShouldBe(
        [
            "18:09:37.947 80351110224678912@nelly posted 290926798626357999/1405614357781545021 'agree https://example.org/x' re 1405614000000000001",
            "18:09:37.947 53908232506183680@mason reacted to 290926798626357999/1405614357781545021 +👍",
        ]);
    }

    [Fact]
    public async Task What_was_imported_and_what_came_live_are_the_same_events()
    {
        await using var stage = Dc.Stage();
        var live = stage.Read("dc", Dc.Relayed(Dc.Message(""","content":"hello" """))).Events.Single();

        var imported = (await ReadAsync(Channel(Message(100, "2026-07-25T19:20:00.123+02:00", "hello")))).Single();

        (imported.Id, imported.At, Told.Of(imported)).ShouldBe((live.Id, live.At, Told.Of(live)));
        ((MessagePosted)imported).Author.Id.ShouldBe(((MessagePosted)live).Author.Id);
    }

    [Theory]
    [InlineData("\"type\":\"Default\",\"attachments\":[{}]", "7@ann posted 290926798626357999/1 'a' +media")]
    [InlineData("\"type\":\"Default\",\"stickers\":[{}],\"mentions\":[{},{}]", "7@ann posted 290926798626357999/1 'a' +media +2 mentions")]
    [InlineData("\"type\":\"20\"", "7@ann posted 290926798626357999/1 'a'")]
    [InlineData("\"type\":\"Default\",\"reference\":{\"type\":\"Forward\",\"messageId\":\"5\"},\"content\":\"\",\"forwardedMessage\":{\"content\":\"news\",\"attachments\":[{}]}", "7@ann posted 290926798626357999/1 'news' +media +forwarded")]
    [InlineData("\"type\":\"Reply\",\"reference\":{\"messageId\":\"5\"}", "7@ann posted 290926798626357999/1 'a' re 5")]
    [InlineData("\"type\":\"Reply\",\"reference\":{\"messageId\":\"5\",\"channelId\":\"6\"}", "7@ann posted 290926798626357999/1 'a'")]
    [InlineData("\"type\":\"Reply\",\"reference\":null", "7@ann posted 290926798626357999/1 'a'")]
    [InlineData("\"type\":\"GuildMemberJoin\"", "7@ann joined, inviter none, Unknown")]
    [InlineData("\"type\":\"ChannelPinnedMessage\"", "")]
    [InlineData("\"type\":\"18\"", "")]
    public async Task A_message_is_what_its_type_says(string more, string told) =>
        string.Join("; ", (await ReadAsync(Channel($$"""{"id":"1","timestamp":"2026-08-01T10:00:00+00:00","author":{{Author}},"content":"a",{{more}}}"""))).Select(Told.Of)).ShouldBe(told);

    [Fact]
    public async Task A_reaction_is_known_by_the_emoji_that_live_ones_have_and_who_is_not_named_is_not_counted()
    {
        var events = await ReadAsync(Channel($$"""
            {"id":"1","type":"Default","timestamp":"2026-08-01T10:00:00+00:00","author":{{Author}},"content":"a","reactions":[
              {"emoji":{"id":"","name":"🔥","code":"fire"},"count":3,"users":[{"id":"8","name":"bob","isBot":false},{"id":"10","isBot":true}]},
              {"emoji":{"id":"55","name":"parrot"},"count":1,"users":[{"id":"8"}]},{"emoji":{"id":null,"name":"👍"},"count":5},{"emoji":{},"count":1,"users":[{"id":"8"}]}]}
            """));

        events.Skip(1).Select(Told.Of).ShouldBe(
        [
            "8@bob reacted to 290926798626357999/1 +🔥", "10(bot) reacted to 290926798626357999/1 +🔥", "8 reacted to 290926798626357999/1 +55",
        ]);
    }

    [Fact]
    public async Task An_old_export_that_says_less_is_read_too() =>
        (await ReadAsync("""{"guild":{"id":"1","name":"Old"},"channel":{"id":"2","type":"GuildTextChat"},"messages":[{"id":"3","type":"Default","timestamp":"2018-08-01T10:00:00.5+00:00","content":"a","author":{"id":"4","name":"x"}}]}"""))
            .Select(Told.Of).ShouldBe(["4@x posted 2/3 'a'"]);

    [Fact]
    public async Task A_thread_is_a_channel_of_its_own() =>
        (await ReadAsync(Channel(Message(1, "2026-08-01T10:00:00Z", "a"), "GuildPublicThread"))).Select(Told.Of).ShouldBe(["7@ann posted 290926798626357999/1 'a' in 290926798626357999"]);

    [Fact]
    public async Task A_server_becomes_the_community_that_its_name_says_unless_one_is_named()
    {
        (await ReadAsync(Channel(Message(1, "2026-08-01T10:00:00Z", "a")), Club with { Community = null })).Single().Community.ShouldBe(new("the-club"));
        (await ReadAsync(Channel(Message(1, "2026-08-01T10:00:00Z", "a")))).Single().Community.ShouldBe(new("club"));
    }

    [Theory]
    [InlineData("{}", "no messages")]
    [InlineData("""{"messages":[{"id":"1"}]}""", "no channel")]
    [InlineData("""{"channel":{"id":"1","type":"DirectTextChat"},"messages":[{"id":"1"}]}""", "private conversation")]
    [InlineData("""{"channel":{"id":"1","type":"GuildTextChat"},"messages":[{"id":"x"}]}""", "Message 1 of the export cannot be read at $.id")]
    [InlineData("""{"channel":{"id":"1","type":"GuildTextChat"},"messages":[null]}""", "Message 1 of the export is null")]
    [InlineData("""{"channel":{"id":"1","type":"GuildTextChat"},"messages":[{"id":"1" """, "cut off")]
    public async Task What_is_no_such_export_says_so_and_why(string json, string why) =>
        (await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(json))).Message.ShouldContain(why);

    [Fact]
    public async Task A_long_history_is_read_no_further_than_it_is_asked_for()
    {
        const int Count = 20_000;
        await using var export = new MadeUpExport(Count);
        var (events, ahead) = (0, 0);

        await foreach (var told in DiscordExport.ReadAsync(export, Club, TestContext.Current.CancellationToken))
        {
            events++;
            ahead = Math.Max(ahead, export.Made - events);
        }

        events.ShouldBe(Count);
        ahead.ShouldBeLessThan(100);
    }

    private const string Author = """{"id":"7","name":"ann","discriminator":"0000","nickname":"Ann A.","color":null,"isBot":false,"roles":[]}""";

    internal static string Message(long id, string at, string text) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{id}}","type":"Default","timestamp":"{{at}}","timestampEdited":null,"isPinned":false,"content":"{{text}}","author":{{Author}},"attachments":[],"embeds":[],"stickers":[],"reactions":[],"mentions":[],"inlineEmojis":[]}""");

    private static string Channel(string messages, string type = "GuildTextChat") => $$"""
        {"guild":{"id":"290926798999357250","name":"The Club!"},"channel":{"id":"{{Dc.Chat}}","type":"{{type}}","categoryId":"1","category":"General","name":"chat","topic":null},
         "dateRange":{"after":null,"before":null},"exportedAt":"2026-08-14T20:00:00+02:00","messages":[{{messages}}],"messageCount":1}
        """;

    private static async Task<List<CommunityEvent>> ReadAsync(string json, HistoryContext? context = null)
    {
        await using var slow = new SlowStream(Encoding.UTF8.GetBytes(json), step: 7);
        var events = new List<CommunityEvent>();
        await foreach (var told in DiscordExport.ReadAsync(slow, context ?? Club, TestContext.Current.CancellationToken))
            events.Add(told);
        return events;
    }

    /// <summary>An export of so many messages that is nowhere whole.</summary>
    private sealed class MadeUpExport(int count) : Stream
    {
        private byte[] _part = Encoding.UTF8.GetBytes(Channel("").Replace("],\"messageCount\":1}", "", StringComparison.Ordinal).TrimEnd());
        private int _offset;

        /// <summary>So many messages were read from it.</summary>
        public int Made { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int length)
        {
            if (_offset == _part.Length)
            {
                if (Made > count)
                    return 0;
                var text = Made == count ? "],\"messageCount\":0}" : (Made == 0 ? "" : ",") + Message(1_000_000 + Made, "2026-08-01T10:00:00Z", "one of very many messages");
                (_part, _offset, Made) = (Encoding.UTF8.GetBytes(text), 0, Made + 1);
            }

            var read = Math.Min(length, _part.Length - _offset);
            _part.AsSpan(_offset, read).CopyTo(buffer.AsSpan(offset));
            _offset += read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
