using Pipeline.Model;
using Pipeline.Rollup.Definitions;
using Pipeline.Store;

namespace Pipeline.Rollup.Explained;

/// <summary>
/// Says what a number of 28 days, a week or a month is made of. The definitions are asked again and tell what they counted, so that an
/// explanation cannot say anything else than the number does.
/// </summary>
public sealed class ExplainPeriod(IStore store, CommunityDirectory communities)
{
    /// <summary>Every number that can be explained.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. PeriodMeanings.Names];

    /// <param name="metric">One of <see cref="Names"/>.</param>
    /// <param name="to">The period's last day.</param>
    /// <returns>Null when the community or the period has no numbers.</returns>
    public async Task<Explanation?> HandleAsync(
        CommunityId id, string metric, PeriodSpan span, DateOnly to, Source? platform, CancellationToken cancellationToken)
    {
        var meaning = PeriodMeanings.Find(metric) ?? throw new ArgumentOutOfRangeException(nameof(metric), metric, "Nobody computes this number.");
        if (await communities.FindAsync(id, cancellationToken) is not { } community
            || await store.FindAsync(Tables.Periods, Tables.PeriodKey(id, span, to, platform), cancellationToken) is not { } row)
        {
            return null;
        }

        var roster = await store.RosterAsync(community, cancellationToken);
        var counted = await CountAsync(community, row, roster, cancellationToken);
        var shares = counted.Of(meaning);
        var names = await PersonNames.ReadAsync(store, id, roster, cancellationToken);
        var events = await EventsAsync(community, meaning, counted, shares, roster, cancellationToken);
        ExplainedWhole[] wholes =
        [
            .. meaning.Of.Select(name => PeriodMeanings.Find(name)!)
                .Select(whole => names.Whole(whole.Name, whole.Value(row), counted.Of(whole).Where(share => share.Count != 0).Select(share => share.Member).Distinct())),
        ];
        return new(
            id, to, platform, meaning.Name, meaning.Definition, row.Definition, meaning.Value(row),
            meaning.IsEstimate ? counted.Value(meaning) ?? 0 : shares.Sum(share => share.Count),
            names.Members(shares.GroupBy(share => share.Member).Select(own => (own.Key, own.Sum(share => share.Count))), events.Of), wholes)
        {
            Span = span,
            From = row.From,
            Rate = ExplainedRate.Of(meaning.Value(row), wholes, !meaning.IsQuotient),
        };
    }

    private async Task<CountedPeriod> CountAsync(Community community, PeriodMetric row, MemberRoster roster, CancellationToken cancellationToken)
    {
        var id = community.Id;
        var through = await store.ClosedThroughAsync(id, cancellationToken) ?? row.To;
        var history = (await store.HistoryAsync(community, roster, through, cancellationToken)).Traced();
        var interactions = await store.InteractionsAsync(id, history, cancellationToken);
        if (row.Platform is { } platform)
            return CountedPeriod.Of(row, history.On(platform), interactions.On(platform), null);

        var conversions = await store.RangeAsync(Tables.Conversions, id.Value, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        return CountedPeriod.Of(row, history, interactions, Earnings.Of(conversions, history, community.Zone));
    }

    private async Task<EventsBehind> EventsAsync(
        Community community, PeriodMeaning meaning, CountedPeriod counted, IReadOnlyList<Share> shares, MemberRoster roster, CancellationToken cancellationToken)
    {
        var events = new EventsBehind(meaning.Shows, shares, roster, community.Zone);
        foreach (var day in counted.DaysBehind(meaning, shares))
        {
            await foreach (var fact in store.RangeAsync(Tables.Activity, Tables.DayPartition(community.Id, day), cancellationToken: cancellationToken))
            {
                if (counted.Platform is null || fact.Source == counted.Platform)
                    events.Add(fact);
            }
        }

        foreach (var (member, sale) in counted.Sales(meaning))
            events.Add(member, sale);
        return events;
    }
}
