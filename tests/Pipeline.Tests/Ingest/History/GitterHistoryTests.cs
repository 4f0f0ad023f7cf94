using System.Text;
using Pipeline.Ingest.History;
using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.History;

public sealed class GitterHistoryTests
{
    private static readonly HistoryContext Rooms = new(new("gitter"), null, new(Convert.FromBase64String(IngestStage.MemberKey)));

    [Fact]
    public async Task Each_line_is_a_message_of_its_room()
    {
        var events = await ReadAsync("""
            {"id":"1","room":"Text Editors","ts":"2014-11-30T23:35:14.775Z","user":"ann","text":"Vim"}
            {"id":"2","room":"Text Editors","ts":"2014-12-01T01:35:14+02:00","user":"bot","text":"hi @ann","mentions":["ann"],"bot":true,"new":1}
            """, Rooms);

        events.Select(told => $"{told.Community} {told.At:u} {Told.Of(told)}").ShouldBe(
        [
            "text-editors 2014-11-30 23:35:14Z ann@ann posted Text Editors/1 'Vim'",
            "text-editors 2014-11-30 23:35:14Z bot@bot(bot) posted Text Editors/2 'hi @ann' +1 mentions",
        ]);
        (await ReadAsync("""{"id":"1","room":"r","ts":"2014-11-30T23:35:14Z","user":"a","text":"b"}""", Rooms with { Community = new("club") }))
            .Single().Community.ShouldBe(new("club"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"id\":\"1\"")]
    [InlineData("{\"id\":\"1\",\"room\":\"r\",\"ts\":\"2014-11-30T23:35:14Z\",\"user\":null,\"text\":\"b\"}")]
    [InlineData("{\"id\":\"1\",\"room\":\"r\",\"ts\":\"2014-11-30 23:35\",\"user\":\"a\",\"text\":\"b\"}")]
    public async Task A_line_that_is_no_message_is_named(string line)
    {
        var unreadable = await Should.ThrowAsync<InvalidDataException>(() => ReadAsync("\n" + line, Rooms));

        unreadable.Message.ShouldStartWith("Line 2: ");
    }

    private static async Task<List<CommunityEvent>> ReadAsync(string lines, HistoryContext context)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(lines));
        return await GitterHistory.ReadAsync(file, context, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }
}
