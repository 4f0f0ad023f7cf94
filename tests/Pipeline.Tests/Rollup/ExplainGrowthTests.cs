using Pipeline.Model;
using Pipeline.Rollup.Explained;
using Pipeline.Store;
using Pipeline.Tests.Record;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Rollup;

public sealed class ExplainGrowthTests : IAsyncDisposable
{
    private const double Day = 24 * 60;
    private readonly Stages _stages = Stages.Create();

    private ExplainGrowth Explain => new(_stages.Store, _stages.Communities);

    public ValueTask DisposeAsync() => _stages.DisposeAsync();

    [Fact]
    public async Task The_newcomers_behind_every_number_add_up_to_it()
    {
        await _stages.RecordAsync([.. MadeUpHistory.Of(7, 300)]);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await _stages.CloseAsync();
            foreach (var metric in ExplainGrowth.Names)
            {
                var explained = (await ExplainAsync(metric))!;
                (metric, explained.Counted).ShouldBe((metric, explained.Value!.Value));
            }

            _stages.Clock.Advance(TimeSpan.FromDays(10));
        }
    }

    [Fact]
    public async Task Who_was_answered_shows_by_the_first_message_and_its_answer_and_out_of_whose()
    {
        await _stages.RecordAsync(
            An.Join("ann", 0), An.Join("bob", 0), An.Join("cid", 0), An.Message("1", "ann", 10), An.Message("2", "cid", 11, "welcome, that is good to know", replyTo: "1"),
            An.Message("3", "ann", 8 * Day));
        await _stages.CloseAsync();

        var answered = (await ExplainAsync("answered"))!;

        var member = answered.Members.ShouldHaveSingleItem();
        (member.Member, member.Count).ShouldBe((An.Id("ann"), 1));
        member.Events.ShouldBe([new("post-1"), new("post-2")], ignoreOrder: true);
        answered.Of.ShouldHaveSingleItem().Members.ShouldBe([An.Id("ann"), An.Id("cid")]);
        (answered.Rate!.Numerator, answered.Rate.Denominator).ShouldBe((1, 2));
        (await ExplainAsync("joined"))!.Members.Count.ShouldBe(3);
        (await ExplainAsync("secondWeek"))!.Members.ShouldHaveSingleItem().Member.ShouldBe(An.Id("ann"));
    }

    [Fact]
    public void No_number_of_growth_is_called_as_one_of_a_day() => ExplainGrowth.Names.Intersect(ExplainMetric.Names).ShouldBeEmpty();

    [Fact]
    public async Task A_community_of_which_nothing_is_known_has_nothing_to_explain() => (await ExplainAsync("joined")).ShouldBeNull();

    private Task<Explanation?> ExplainAsync(string metric) => Explain.HandleAsync(An.Club, metric, TestContext.Current.CancellationToken);
}
