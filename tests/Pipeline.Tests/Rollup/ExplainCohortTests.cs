using Pipeline.Model;
using Pipeline.Rollup.Explained;
using Pipeline.Store;
using Pipeline.Tests.Record;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Rollup;

public sealed class ExplainCohortTests : IAsyncDisposable
{
    private const double Day = 24 * 60;
    private static readonly DateOnly Monday = new(2026, 6, 29);
    private readonly Stages _stages = Stages.Create();

    private ExplainCohort Explain => new(_stages.Store, _stages.Communities);

    public ValueTask DisposeAsync() => _stages.DisposeAsync();

    [Fact]
    public async Task The_members_behind_every_cell_add_up_to_it()
    {
        await _stages.RecordAsync([.. MadeUpHistory.Of(7, 300)]);
        _stages.Clock.Advance(TimeSpan.FromDays(45));
        await _stages.CloseAsync();

        var rows = await _stages.RowsAsync(Tables.Cohorts, An.Club.Value);
        rows.ShouldContain(row => row.Days1To3 > 0);
        foreach (var (row, cell) in rows.SelectMany(row => ExplainCohort.Names.Select(cell => (row, cell))))
        {
            var explained = (await ExplainAsync(cell, row.Week))!;
            (row.Week, cell, explained.Counted).ShouldBe((row.Week, cell, explained.Value ?? 0));
        }
    }

    [Fact]
    public async Task Who_of_the_week_came_back_in_which_days()
    {
        await _stages.RecordAsync(An.Join("ann", 0), An.Join("bob", 0), An.Message("1", "bob", 5 * Day));
        await _stages.CloseAsync();

        var explained = (await ExplainAsync("days4To7"))!;

        explained.Members.ShouldHaveSingleItem().Member.ShouldBe(An.Id("bob"));
        explained.Of.ShouldHaveSingleItem().Members.ShouldBe([An.Id("ann"), An.Id("bob")]);
        (explained.Rate!.Numerator, explained.Rate.Denominator).ShouldBe((1, 2));
    }

    [Fact]
    public async Task A_week_without_a_cohort_has_nothing_to_explain() => (await ExplainAsync("joined")).ShouldBeNull();

    private Task<Explanation?> ExplainAsync(string cell, DateOnly? week = null) =>
        Explain.HandleAsync(An.Club, cell, week ?? Monday, platform: null, TestContext.Current.CancellationToken);
}
