using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Moderate.Surroundings;

/// <summary>Reads all that is needed to judge the texts of some authors: every look is at one row, or at a stretch of time.</summary>
public sealed class ReadCases(IStore store, ReadCompany company)
{
    internal async Task<IReadOnlyList<AuthorCase>> HandleAsync(
        Community community, IReadOnlyList<AuthorSpan> spans, CancellationToken cancellationToken)
    {
        if (spans.Count == 0)
            return [];

        var authors = await store.FindManyAsync(
            Tables.Members, [.. spans.Select(span => Tables.MemberKey(community.Id, span.Author))], cancellationToken);

        // Who is no member any more was erased meanwhile: there is nobody to judge.
        var known = spans.Zip(authors).Where(one => one.Second is not null).ToList();
        var facts = await Authors.EachAsync(known, (one, cancellation) => FactsAsync(community, one.First, one.Second!, cancellation), cancellationToken);
        var around = await company.HandleAsync(community, facts, cancellationToken);
        return [.. facts.Select(own => new AuthorCase(own.Span, own.Author, own.Texts) { Around = Of(own, around) })];
    }

    private async Task<AuthorFacts> FactsAsync(Community community, AuthorSpan span, MemberState author, CancellationToken cancellationToken)
    {
        var (texts, reactions) = (new List<ActivityFact>(), new List<ActivityFact>());
        await foreach (var fact in store.FactsAsync(community, span.Author, span.From - community.Rules.LongestWindow, span.Until, cancellationToken))
        {
            if (fact.IsText)
                texts.Add(fact);
            else if (fact is { Kind: ActivityKind.Reaction, Added.Count: > 0 })
                reactions.Add(fact);
        }

        return new(span, author, texts, reactions);
    }

    private static Dictionary<EventId, Company> Of(AuthorFacts own, IReadOnlyDictionary<EventId, Company> all)
    {
        var around = new Dictionary<EventId, Company>();
        foreach (var text in own.Judged)
        {
            if (all.TryGetValue(text.Event, out var company))
                around[text.Event] = company;
        }

        return around;
    }
}
