using Pipeline.Model;
using Pipeline.Rollup.Definitions;
using Pipeline.Store;

namespace Pipeline.Rollup.Explained;

/// <summary>Says which members a cell of the table of cohorts counts: those of whom the definitions count one where there is nobody else.</summary>
public sealed class ExplainCohort(IStore store, CommunityDirectory communities)
{
    /// <summary>Every cell that can be explained.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. CohortMeanings.Names];

    /// <param name="cell">One of <see cref="Names"/>.</param>
    /// <param name="week">The Monday it begins with.</param>
    /// <returns>Null when the community or the week has no numbers.</returns>
    public async Task<Explanation?> HandleAsync(CommunityId id, string cell, DateOnly week, Source? platform, CancellationToken cancellationToken)
    {
        var meaning = CohortMeanings.Find(cell) ?? throw new ArgumentOutOfRangeException(nameof(cell), cell, "Nobody computes this number.");
        if (await communities.FindAsync(id, cancellationToken) is not { } community
            || await store.FindAsync(Tables.Cohorts, Tables.MetricKey(id, week, platform), cancellationToken) is not { } row)
        {
            return null;
        }

        var roster = await store.RosterAsync(community, cancellationToken);
        var cohorts = await AloneAsync(community, row, roster, cancellationToken);
        var names = await PersonNames.ReadAsync(store, id, roster, cancellationToken);
        var members = names.Members(Counted(meaning), _ => (0, []));
        ExplainedWhole[] wholes = meaning.Of is { } of && CohortMeanings.Find(of) is { } whole
            ? [names.Whole(whole.Name, whole.Value(row), Counted(whole).Where(one => one.Count != 0).Select(one => one.Member))]
            : [];
        return new(
            id, week, platform, meaning.Name, meaning.Definition, row.Definition, meaning.Value(row), members.Sum(member => member.Count), members, wholes)
        {
            Rate = ExplainedRate.Of(meaning.Value(row), wholes),
        };

        IEnumerable<(int Member, long Count)> Counted(CohortMeaning one) => cohorts.Select(own => (own.Member, (long)(one.Value(own.Row) ?? 0)));
    }

    private async Task<IReadOnlyList<(int Member, Cohort Row)>> AloneAsync(
        Community community, Cohort row, MemberRoster roster, CancellationToken cancellationToken)
    {
        var through = await store.ClosedThroughAsync(community.Id, cancellationToken) ?? row.Week.AddDays(6);
        var history = await store.HistoryAsync(community, roster, through, cancellationToken);
        return
        [
            .. MemberShares.Alone(row.Platform is { } platform ? history.On(platform) : history)
                .Select(one => (one.Member, Row: Numbers.Of(community.Id, one.History).Cohorts.FirstOrDefault(cohort => cohort.Week == row.Week && cohort.Platform is null)))
                .Where(one => one.Row is not null).Select(one => (one.Member, one.Row!)),
        ];
    }
}
