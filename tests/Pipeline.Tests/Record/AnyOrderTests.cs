using Pipeline.Model;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Record;

/// <summary>Every event twice and shuffled gives the same tables, byte for byte, as once in order.</summary>
public sealed class AnyOrderTests
{
    private const int Count = 600;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_event_twice_and_shuffled_gives_the_tables_of_once_in_order(int seed)
    {
        var history = MadeUpHistory.Of(seed, Count);
        await using var inOrder = Stages.Create();
        await RecordAsync(inOrder, history.Chunk(25));

        await using var shuffled = Stages.Create();
        var random = new Random(seed);
        CommunityEvent[] twice = [.. history, .. history];
        random.Shuffle(twice);
        await RecordAsync(shuffled, Batches(twice, random));

        await ShouldBeTheSameAsync(shuffled, inOrder);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Batches_at_the_same_time_give_the_tables_of_one_after_the_other(int seed)
    {
        var history = MadeUpHistory.Of(seed, Count);
        await using var inOrder = Stages.Create();
        await RecordAsync(inOrder, history.Chunk(25));

        await using var atOnce = Stages.Create();
        var random = new Random(seed);
        CommunityEvent[] shuffled = [.. history];
        random.Shuffle(shuffled);
        await Parallel.ForEachAsync(
            Batches(shuffled, random), TestContext.Current.CancellationToken, async (batch, _) => await atOnce.RecordAsync(batch));

        await ShouldBeTheSameAsync(atOnce, inOrder);
    }

    [Fact]
    public async Task The_history_has_verdicts_of_every_kind_to_compare()
    {
        await using var stages = Stages.Create();

        await RecordAsync(stages, MadeUpHistory.Of(1, Count).Chunk(25));

        var verdicts = await stages.RowsAsync(Store.Tables.Verdicts, Store.Tables.MonthPartition(An.Club, An.At(0)));
        verdicts.SelectMany(verdict => verdict.Findings).Where(finding => finding.Severity != Outcome.Allowed).Select(finding => finding.Check)
            .Distinct().Order().ShouldBe(["edit", "impersonation", "invite", "ladder", "newcomer-links", "raid", "repeat", "score"]);
    }

    private static IEnumerable<CommunityEvent[]> Batches(CommunityEvent[] events, Random random)
    {
        for (var from = 0; from < events.Length;)
        {
            var size = Math.Min(random.Next(1, 40), events.Length - from);
            yield return events[from..(from + size)];
            from += size;
        }
    }

    private static async Task RecordAsync(Stages stages, IEnumerable<CommunityEvent[]> batches)
    {
        foreach (var batch in batches)
            await stages.RecordAsync(batch);
    }

    private static async Task ShouldBeTheSameAsync(Stages one, Stages other)
    {
        await one.CloseAsync();
        await other.CloseAsync();

        var (left, right) = (one.Dump("FirstSteps"), other.Dump("FirstSteps"));
        left.Except(right).Concat(right.Except(left)).Take(4).ShouldBeEmpty();
        (await CountedStepsAsync(one)).ShouldBe(await CountedStepsAsync(other));
    }

    // A member who turned out to be here for long has left steps that count for nothing.
    private static async Task<IReadOnlyList<FirstStep>> CountedStepsAsync(Stages stages)
    {
        var members = (await stages.RowsAsync(Store.Tables.Members, An.Club.Value)).ToDictionary(member => member.Member);
        var steps = new List<FirstStep>();
        for (var day = new DateOnly(2026, 6, 30); day < new DateOnly(2026, 8, 1); day = day.AddDays(1))
            steps.AddRange(await stages.RowsAsync(Store.Tables.FirstSteps, Store.Tables.DayPartition(An.Club, day)));
        steps.ShouldNotBeEmpty();
        return [.. steps.Where(step => step.Kind == ActivityKind.Joined || step.At - members[step.Member].FirstSeenAt < TimeSpan.FromDays(7))];
    }
}
