using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Rollup.Explained;

/// <summary>Says what a number of a closed day is made of: the members it counts, and the events that show each.</summary>
public sealed class ExplainMetric(IStore store, CommunityDirectory communities)
{
    /// <summary>Every number that can be explained.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. MetricMeanings.Names];

    /// <param name="metric">One of <see cref="Names"/>.</param>
    /// <returns>Null when the community or the day has no numbers.</returns>
    public async Task<Explanation?> HandleAsync(CommunityId id, string metric, DateOnly day, Source? platform, CancellationToken cancellationToken)
    {
        var meaning = MetricMeanings.Find(metric) ?? throw new ArgumentOutOfRangeException(nameof(metric), metric, "Nobody computes this number.");
        if (await communities.FindAsync(id, cancellationToken) is not { } community
            || await store.FindAsync(Tables.Metrics, Tables.MetricKey(id, day, platform), cancellationToken) is not { } row)
        {
            return null;
        }

        var roster = await store.RosterAsync(community, cancellationToken);
        var shares = meaning.Counts is { } counts
            ? await CountsAsync(community, row, counts, roster, cancellationToken)
            : await MembersAsync(community, row, roster, cancellationToken);
        var events = new ShownEvents(meaning, shares, roster, community.Zone);
        foreach (var one in events.Days())
            await AddAsync(events, id, one, platform, cancellationToken);

        var names = await PersonNames.ReadAsync(store, id, roster, cancellationToken);
        var members = names.Members(shares.Members.Select(member => (member, (long)shares.Of(member, meaning))), events.Of);
        ExplainedWhole[] wholes = [.. meaning.Of.Select(name => Whole(MetricMeanings.Find(name)!, row, shares, names))];
        return new(
            id, day, platform, meaning.Name, meaning.Definition, row.Definition, meaning.Value(row), members.Sum(member => member.Count), members, wholes)
        {
            Rate = ExplainedRate.Of(meaning.Value(row), wholes),
        };
    }

    private static ExplainedWhole Whole(MetricMeaning meaning, Metric row, MemberShares shares, PersonNames names) =>
        names.Whole(meaning.Name, meaning.Value(row), shares.Members.Where(member => shares.Of(member, meaning) != 0));

    private async Task<MemberShares> MembersAsync(Community community, Metric row, MemberRoster roster, CancellationToken cancellationToken)
    {
        var through = await store.ClosedThroughAsync(community.Id, cancellationToken) ?? row.Day;
        var history = await store.HistoryAsync(community, roster, through, cancellationToken);
        return MemberShares.Of(community.Id, row.Platform is { } platform ? history.On(platform) : history, row.Day);
    }

    // Made anew of the day's facts, as the roll-up makes it.
    private async Task<MemberShares> CountsAsync(
        Community community, Metric row, Func<SheetCounts, int> counts, MemberRoster roster, CancellationToken cancellationToken)
    {
        var builder = new SheetBuilder(community.Id, row.Day, community.Zone);
        await foreach (var fact in store.RangeAsync(Tables.Activity, Tables.DayPartition(community.Id, row.Day), cancellationToken: cancellationToken))
            builder.Add(fact);

        var end = CommunityDay.End(row.Day, community.Zone).UtcTicks;
        var shares = new Dictionary<int, int>();
        foreach (var sheet in builder.Build().Activity)
            Read(sheet);
        return MemberShares.Of(row.Day, shares);

        void Read(DaySheet sheet)
        {
            var reader = new SheetReader(sheet, roster);
            while (reader.TryRead(out var entry))
            {
                var person = roster.PersonOf(entry.Member);
                if (!roster.IsNeverCounted(person) && !roster.IsStaff(person, end) && (row.Platform is null || entry.Source == row.Platform))
                    shares[person] = shares.GetValueOrDefault(person) + counts(entry.Counts);
            }
        }
    }

    private async Task AddAsync(ShownEvents events, CommunityId community, DateOnly day, Source? platform, CancellationToken cancellationToken)
    {
        await foreach (var fact in store.RangeAsync(Tables.Activity, Tables.DayPartition(community, day), cancellationToken: cancellationToken))
        {
            if (platform is null || fact.Source == platform)
                events.Add(fact);
        }
    }
}
