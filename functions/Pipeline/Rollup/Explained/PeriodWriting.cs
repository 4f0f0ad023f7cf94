using Pipeline.Model;
using Pipeline.Rollup.Definitions;

namespace Pipeline.Rollup.Explained;

/// <summary>Numbers of what members write, and of how evenly it is spread.</summary>
internal static class PeriodWriting
{
    public static IEnumerable<PeriodMeaning> All() => Spread().Concat(Made());

    private static IEnumerable<PeriodMeaning> Spread() =>
    [
        Wrote("population", "Members who were there when the period ended, or wrote in it: whom inequality is among.", row => row.Population, part => 1) with { Shows = null },
        Wrote("contributors", "Members who wrote.", row => row.Contributors, part => part.Written > 0 ? 1 : 0) with { Of = ["population"] },
        Wrote("contributions", "Messages by members.", row => row.Contributions, part => part.Written),
        Ranked("giniNumerator", "Of population times contributions: Gini's coefficient. Each member adds the messages times twice the rank from below, less the population and one.",
            row => row.GiniNumerator, GiniTerms),
        Ranked("absenceFactor", "The fewest members who wrote half of all messages or more.", row => row.AbsenceFactor, FewestWithHalf),
        Ranked("top1Contributions", "Messages by the busiest hundredth of the population, one member at least.", row => row.Top1Contributions,
            parts => Busiest(parts, Inequality.BusiestHundredth(parts.Count))) with { Of = ["contributions"] },
        Ranked("top10Contributions", "Messages by the busiest tenth of the population, one member at least.", row => row.Top10Contributions,
            parts => Busiest(parts, Inequality.BusiestTenth(parts.Count))) with { Of = ["contributions"] },
    ];

    private static IEnumerable<PeriodMeaning> Made() =>
    [
        Wrote("recommenders", "Members, still there, who wrote a message that recommends the community.", row => row.Recommenders, part => part.Recommends ? 1 : 0) with
        {
            Of = ["members"], Shows = fact => fact is { Kind: ActivityKind.Message, Recommends: true },
        },
        Wrote("contentMembers", "Members, still there, who wrote a guide, a tip, feedback or a discussion.", row => row.ContentMembers, part => part.MakesContent ? 1 : 0) with
        {
            Of = ["members"], Shows = fact => fact.Kind == ActivityKind.Message && Participation.IsContent(fact.Content),
        },
        new("contentItems", "Guides, tips, feedback and discussions by members, once seven days are over.", row => row.ContentItems, (numbers, period) => numbers.Content.Items.Behind(period)),
        new("contentResponses", "Answers and reactions by others that these got within seven days, counted for who wrote them.", row => row.ContentResponses, (numbers, period) => numbers.Content.ItemResponses.Behind(period))
        {
            Of = ["contentItems"], IsQuotient = true,
        },
        new("posts", "Messages of any kind by members, once seven days are over.", row => row.Posts, (numbers, period) => numbers.Content.Posts.Behind(period)),
        new("responses", "Answers and reactions by others that all these got within seven days, counted for who wrote them.", row => row.Responses, (numbers, period) => numbers.Content.PostResponses.Behind(period))
        {
            Of = ["posts"], IsQuotient = true,
        },
    ];

    private static PeriodMeaning Wrote(string name, string definition, Func<PeriodMetric, long?> value, Func<MemberPart, long> adds) =>
        Ranked(name, definition, value, parts => parts.Select(part => new Share(part.Member, adds(part))));

    private static PeriodMeaning Ranked(string name, string definition, Func<PeriodMetric, long?> value, Func<IReadOnlyList<MemberPart>, IEnumerable<Share>> shares) =>
        new(name, definition, value, (numbers, period) => shares([.. numbers.Participation.Parts(period).OrderByDescending(part => part.Written).ThenBy(part => part.Member)]))
        {
            Shows = fact => fact.Kind == ActivityKind.Message,
        };

    private static IEnumerable<Share> Busiest(IReadOnlyList<MemberPart> ranked, int most) => ranked.Take(most).Select(part => new Share(part.Member, part.Written));

    private static IEnumerable<Share> FewestWithHalf(IReadOnlyList<MemberPart> ranked)
    {
        var (left, all) = (0L, ranked.Sum(part => (long)part.Written));
        foreach (var part in ranked.TakeWhile(_ => left * 2 < all))
        {
            left += part.Written;
            yield return new(part.Member, 1);
        }
    }

    private static IEnumerable<Share> GiniTerms(IReadOnlyList<MemberPart> ranked)
    {
        var below = ranked.Count;
        foreach (var alike in ranked.GroupBy(part => part.Written))
        {
            var count = alike.Count();
            below -= count;
            foreach (var part in alike)
                yield return new(part.Member, Inequality.GiniTerm(part.Written, count, below, ranked.Count));
        }
    }
}
