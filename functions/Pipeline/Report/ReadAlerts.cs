using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Report;

/// <summary>Alerts as people read them.</summary>
public sealed class ReadAlerts(IStore store, CommunityDirectory communities, MessageLinks links)
{
    private const int ClearedDays = 30;

    /// <returns>Null when there is no such community.</returns>
    public async Task<AlertsReport?> HandleAsync(CommunityId id, CancellationToken cancellationToken)
    {
        if (await communities.FindAsync(id, cancellationToken) is null)
            return null;

        var asOf = await store.ClosedThroughAsync(id, cancellationToken);
        var alerts = await store.RangeAsync(Tables.Alerts, id.Value, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        return new(
            id, asOf,
            [.. alerts.Where(alert => alert.ClearedOn is null).OrderByDescending(alert => alert.OpenSince).Select(Shown)],
            [.. alerts.Where(alert => alert.ClearedOn >= asOf?.AddDays(-ClearedDays)).OrderByDescending(alert => alert.ClearedOn).Select(Shown)]);
    }

    private AlertReport Shown(Alert alert) => AlertReport.Of(alert, evidence => links.Show(alert.Community, evidence));

    /// <returns>Null while nothing is known of the community's growth.</returns>
    public async Task<GrowthReport?> GrowthAsync(CommunityId id, CancellationToken cancellationToken) =>
        await store.FindAsync(Tables.Foundings, Tables.FoundingKey(id), cancellationToken) is { } row ? GrowthReport.Of(row) : null;
}
