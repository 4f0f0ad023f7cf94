using Pipeline.Model;
using Pipeline.Rollup.Explained;
using Pipeline.Store;
using Pipeline.Tests.Record;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Rollup;

public sealed class ExplainTests : IAsyncDisposable
{
    private static readonly DateOnly Day = new(2026, 7, 1);
    private readonly Stages _stages = Stages.Create();

    private ExplainMetric Explain => new(_stages.Store, _stages.Communities);

    public ValueTask DisposeAsync() => _stages.DisposeAsync();

    [Fact]
    public async Task The_members_behind_every_number_add_up_to_it_on_every_day()
    {
        await _stages.RecordAsync([.. MadeUpHistory.Of(7, 300)]);
        await _stages.CloseAsync();

        var rows = await _stages.RowsAsync(Tables.Metrics, An.Club.Value);
        rows.ShouldNotBeEmpty();
        foreach (var (row, metric) in rows.SelectMany(row => ExplainMetric.Names.Select(metric => (row, metric))))
        {
            var explained = (await ExplainAsync(metric, row.Day, row.Platform))!;
            (row.Day, row.Platform, metric, explained.Counted).ShouldBe((row.Day, row.Platform, metric, explained.Value ?? explained.Counted));
            explained.Members.ShouldAllBe(member => member.Count > 0 && member.EventCount >= member.Events.Count);
        }
    }

    [Fact]
    public async Task Whom_the_engaged_are_and_by_which_events()
    {
        await _stages.RecordAsync(
            An.Message("1", "ann", 0), An.Message("2", "bob", 5, "thanks, that is good to know", replyTo: "1"), An.Reaction("1", "cid", 6));
        await _stages.CloseAsync();

        var explained = (await ExplainAsync("engaged"))!;

        explained.Members.Select(member => (member.Member, member.Events.Single().Value))
            .ShouldBe([(An.Id("bob"), "post-2"), (An.Id("cid"), "react-1-cid-6")]);
        var whole = explained.Of.ShouldHaveSingleItem();
        (whole.Metric, whole.Value).ShouldBe(("present", 3));
        whole.Members.ShouldBe([An.Id("ann"), An.Id("bob"), An.Id("cid")]);
    }

    [Fact]
    public async Task Who_came_back_within_the_second_24_hours_and_not_merely_on_the_next_day()
    {
        await _stages.RecordAsync(
            An.Message("1", "ann", 0), An.Message("2", "ann", 25 * 60), An.Message("3", "bob", 11 * 60), An.Message("4", "bob", 13 * 60));
        _stages.Clock.Advance(TimeSpan.FromDays(5));
        await _stages.CloseAsync();

        (await ExplainAsync("retentionD1"))!.Members.ShouldHaveSingleItem().Events.ShouldBe([new("post-2")]);
        (await ExplainAsync("retentionCalendarD1"))!.Members.Select(member => member.Member).ShouldBe([An.Id("ann"), An.Id("bob")]);
    }

    [Fact]
    public async Task What_came_since_the_day_was_rolled_up_shows_as_a_difference()
    {
        await _stages.RecordAsync(An.Message("1", "ann", 0));
        await _stages.CloseAsync();
        await _stages.RecordAsync(An.Message("2", "ann", 1));

        var explained = (await ExplainAsync("messages"))!;

        (explained.Value, explained.Counted).ShouldBe((1, 2));
    }

    [Fact]
    public async Task A_day_without_numbers_has_nothing_to_explain() => (await ExplainAsync("messages")).ShouldBeNull();

    private Task<Explanation?> ExplainAsync(string metric, DateOnly? day = null, Source? platform = null) =>
        Explain.HandleAsync(An.Club, metric, day ?? Day, platform, TestContext.Current.CancellationToken);
}
