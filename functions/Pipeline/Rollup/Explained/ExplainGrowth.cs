using Pipeline.Model;
using Pipeline.Rollup.Definitions;
using Pipeline.Rollup.Interactions;
using Pipeline.Rollup.Lists;
using Pipeline.Rollup.Mistakes;
using Pipeline.Store;

namespace Pipeline.Rollup.Explained;

/// <summary>Says which newcomers a number of a community's growth counts, as the funnel itself counted them, and the events that show each.</summary>
public sealed class ExplainGrowth(IStore store, CommunityDirectory communities)
{
    /// <summary>Every number that can be explained.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. GrowthMeanings.Names];

    /// <param name="metric">One of <see cref="Names"/>.</param>
    /// <returns>Null while nothing is known of the community's growth.</returns>
    public async Task<Explanation?> HandleAsync(CommunityId id, string metric, CancellationToken cancellationToken)
    {
        var meaning = GrowthMeanings.Find(metric) ?? throw new ArgumentOutOfRangeException(nameof(metric), metric, "Nobody computes this number.");
        if (await communities.FindAsync(id, cancellationToken) is not { } community
            || await store.FindAsync(Tables.Foundings, Tables.FoundingKey(id), cancellationToken) is not { } row)
        {
            return null;
        }

        var roster = await store.RosterAsync(community, cancellationToken);
        var history = await store.HistoryAsync(community, roster, row.AsOf, cancellationToken);
        var taken = history.DayCount == 0 ? [] : Taken(community, history, await store.InteractionsAsync(id, history, cancellationToken));
        var names = await PersonNames.ReadAsync(store, id, roster, cancellationToken);
        var events = await EventsAsync(community, Shares(meaning), history, cancellationToken);
        ExplainedWhole[] wholes = meaning.Of is { } of && GrowthMeanings.Find(of) is { } whole
            ? [names.Whole(whole.Name, whole.Value(row), Shares(whole).Select(share => share.Member).Distinct())]
            : [];
        var members = names.Members(Shares(meaning).GroupBy(share => share.Member).Select(own => (own.Key, own.Sum(share => share.Count))), events.Of);
        return new(
            id, row.AsOf, Platform: null, meaning.Name, meaning.Definition, Numbers.Version, meaning.Value(row), members.Sum(member => member.Count), members, wholes)
        {
            Rate = ExplainedRate.Of(meaning.Value(row), wholes),
        };

        IReadOnlyList<Share> Shares(GrowthMeaning one) =>
            [.. taken.Where(step => step.Step == one.Step).SelectMany(step => step.By.Select((by, place) => new Share(step.Member, place == 0 ? 1 : 0, by)))];
    }

    private static IReadOnlyList<(FoundingStep Step, int Member, IReadOnlyList<Trace> By)> Taken(Community community, CommunityHistory history, CommunityInteractions interactions)
    {
        var input = new ListInput(history, interactions, [], []);
        return FoundingFunnel.Taken(input, new(input, [], new() { Community = community }));
    }

    private async Task<EventsBehind> EventsAsync(Community community, IReadOnlyList<Share> shares, CommunityHistory history, CancellationToken cancellationToken)
    {
        var events = new EventsBehind(shows: null, shares, history.Members, community.Zone);
        foreach (var day in shares.Select(share => share.By!.Value.Day).Distinct().Order())
        {
            await foreach (var fact in store.RangeAsync(Tables.Activity, Tables.DayPartition(community.Id, history.DayAt(day)), cancellationToken: cancellationToken))
                events.Add(fact);
        }

        return events;
    }
}
