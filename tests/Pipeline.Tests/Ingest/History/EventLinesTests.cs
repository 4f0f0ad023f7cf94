using System.Text;
using Pipeline.Ingest.History;
using Pipeline.Model;
using Pipeline.Tests.Ingest.Internal;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.History;

public sealed class EventLinesTests
{
    private static readonly MemberKey Key = new(Convert.FromBase64String(IngestStage.MemberKey));
    private static readonly HistoryContext Club = new(new("crm"), new("club"), Key);

    [Fact]
    public async Task Every_event_of_a_line_is_the_one_that_would_have_come_live()
    {
        await using var stage = Own.Stage(("crm:Settings:Communities", "named"));
        var examples = SchemaFile.Types.SelectMany(SchemaFile.Examples).Where(example => example["community"] is null).Select(example => example.ToJsonString()).ToList();

        var imported = await ReadAsync(string.Join('\n', examples), Club);

        var live = examples.Select(example => stage.Read("crm", Own.WithToken(example)).Events.Single()).ToList();
        imported.ShouldBeEquivalentTo(live);
        imported.Select(told => told.Id).Distinct().Count().ShouldBe(examples.Count);
    }

    [Fact]
    public async Task Lines_may_end_either_way_be_blank_or_begin_with_a_mark_and_the_last_needs_no_end() =>
        (await ReadAsync($"\uFEFF{Own.Event()}\r\n\n  \t\n{Own.Event()}", Club)).Count.ShouldBe(2);

    [Fact]
    public async Task A_long_file_is_read_line_by_line_however_its_bytes_arrive()
    {
        var lines = Enumerable.Range(1, 2_000).Select(number => Own.Event("reactions.totals", $$"""{"channel":"c","message":"{{number}}","total":{{number}}}"""));
        await using var slow = new SlowStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)), step: 777);

        var totals = await EventLines.ReadAsync(slow, Club, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        totals.Cast<ReactionTotals>().Select(told => told.Total).ShouldBe(Enumerable.Range(1, 2_000));
    }

    [Theory]
    [InlineData("{\"type\":\"voice.joined\"", "Line 3: the event is no readable JSON")]
    [InlineData("[]", "Line 3: the event has the wrong form.")]
    [InlineData("null", "Line 3: the event is null.")]
    [InlineData("{}", "Line 3: type is missing.")]
    [InlineData("{\"type\":\"coffee.drunk\",\"data\":{}}", "Line 3: its type is none of the vocabulary.")]
    [InlineData("{\"type\":\"voice.joined\",\"at\":\"2026-08-01T10:00:00\",\"data\":{\"member\":{\"id\":\"1\"}}}", "Line 3: voice.joined: at is no time")]
    [InlineData("{\"type\":\"voice.joined\",\"at\":\"2026-08-01T10:00:00Z\",\"data\":{}}", "Line 3: voice.joined: data.member is missing.")]
    public async Task A_line_that_cannot_be_read_stops_the_import_and_is_named(string line, string message)
    {
        var unreadable = await Should.ThrowAsync<InvalidDataException>(() => ReadAsync($"{Own.Event()}\n\n{line}\n{Own.Event()}", Club));

        unreadable.Message.ShouldStartWith(message);
    }

    [Fact]
    public async Task A_line_longer_than_a_delivery_may_be_is_named_and_not_gathered()
    {
        var unreadable = await Should.ThrowAsync<InvalidDataException>(() => ReadAsync($"{Own.Event()}\n{new string(' ', 2 * 1024 * 1024)}", Club));

        unreadable.Message.ShouldBe("Line 2: it is longer than 1048576 bytes.");
    }

    [Fact]
    public async Task The_import_names_the_community_or_else_each_line_does()
    {
        var named = Own.Event(rest: "\"at\":\"2026-08-01T10:00:00Z\",\"community\":\"vip\"");

        (await ReadAsync(named, Club)).Single().Community.ShouldBe(new("club"));
        (await ReadAsync(named, Club with { Community = null })).Single().Community.ShouldBe(new("vip"));
        (await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(Own.Event(), Club with { Community = null }))).Message.ShouldContain("names no community");
    }

    private static async Task<List<CommunityEvent>> ReadAsync(string lines, HistoryContext context)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(lines));
        return await EventLines.ReadAsync(file, context, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }
}
