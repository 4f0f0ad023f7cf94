using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Export;

/// <summary>
/// Every table with rows of a community, in the order in which they are written and restored: what happened before what is computed from
/// it, and how far days are closed at the very end, so that a restoring that was broken off is known by it.
/// </summary>
internal static class ExportedTables
{
    /// <summary>Of connections, which are the installation's: what a platform sent that nobody could read, and how each connection is.</summary>
    public static readonly IReadOnlyList<string> OfConnections =
        [Tables.Aliases.Name, Tables.Quarantine.Name, Tables.Connections.Name, Tables.Checks.Name];

    /// <summary>Facts are written after their days are marked, as whoever records them does it.</summary>
    public static ExportedTable Marks { get; } = new ExportedTable<DayMark>(Tables.Marks, Meeting.Keep, CommunityPlace.Marks);

    public static ExportedTable Head { get; } = new ExportedTable<RollupHead>(Tables.Rollups, Meeting.Computed, CommunityPlace.Head);

    public static IReadOnlyList<ExportedTable> All { get; } =
    [
        Marks,
        new ExportedTable<Community>(Tables.Communities, Meeting.Keep, CommunityPlace.Listed),
        Own(Tables.Members, Meeting.Join),
        Own(Tables.Messages, Meeting.Join),
        Own(Tables.Memberships, Meeting.Join),
        Own(Tables.Invites, Meeting.Join),
        Own(Tables.Links, Meeting.Join),
        Own(Tables.LinkCodes, Meeting.Join),
        Own(Tables.Conversions, Meeting.Join),
        Own(Tables.Clicks, Meeting.Join),
        Own(Tables.Reports, Meeting.Join),
        Own(Tables.FirstSteps, Meeting.Join),
        Own(Tables.Strikes, Meeting.Join),
        Own(Tables.Recognitions, Meeting.Join),
        Own(Tables.HeldTexts, Meeting.Join),
        Own(Tables.KnownNames, Meeting.Keep),
        Own(Tables.Verdicts, Meeting.Keep),
        Own(Tables.Reviews, Meeting.Keep),
        Own(Tables.Appeals, Meeting.Keep),
        Own(Tables.Reporters, Meeting.Keep),
        Own(Tables.Enforcements, Meeting.Keep),
        Own(Tables.Budgets, Meeting.Keep),
        Own(Tables.Pulses, Meeting.Keep),
        Own(Tables.Digests, Meeting.Keep),
        new ExportedTable<ActivityFact>(Tables.Activity, Meeting.Join, CommunityPlace.Own) { BeforeJoin = MarkDaysAsync },
        Own(Tables.Days, Meeting.Computed),
        Own(Tables.Interactions, Meeting.Computed),
        Own(Tables.Metrics, Meeting.Computed),
        Own(Tables.Periods, Meeting.Computed),
        Own(Tables.Cohorts, Meeting.Computed),
        Own(Tables.Lists, Meeting.Computed),
        Own(Tables.Alerts, Meeting.Computed),
        Own(Tables.Foundings, Meeting.Computed),
        Head,
    ];

    private static ExportedTable<T> Own<T>(Table<T> table, Meeting meeting) where T : class => new(table, meeting, CommunityPlace.Own);

    // Where no day is closed yet the file brings the numbers of its facts along, and the marks of days whose numbers it has not.
    private static async Task MarkDaysAsync(IStore store, CommunityId community, IReadOnlyList<ActivityFact> facts, CancellationToken cancellationToken)
    {
        if (await store.HeadAsync(community, cancellationToken) is null)
            return;

        var token = Guid.NewGuid().ToString("N");
        await store.PutAsync(Tables.Marks, [.. facts.Select(fact => fact.Day).Distinct().Select(day => new DayMark(community, day, token))], cancellationToken);
    }
}
