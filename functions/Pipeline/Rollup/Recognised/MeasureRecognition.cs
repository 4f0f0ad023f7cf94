using Pipeline.Model;
using Pipeline.Rollup.Interactions;
using Pipeline.Store;

namespace Pipeline.Rollup.Recognised;

/// <summary>Says what recognising members changed, from the closed days as they stand: asked rarely, so it is counted when asked.</summary>
public sealed class MeasureRecognition(IStore store, CommunityDirectory communities)
{
    /// <returns>Null when there is no such community, or none of its days is closed.</returns>
    public async Task<RecognitionEffect?> HandleAsync(CommunityId id, CancellationToken cancellationToken)
    {
        if (await communities.FindAsync(id, cancellationToken) is not { } community
            || (await store.FindAsync(Tables.Rollups, Tables.RollupKey(id), cancellationToken))?.ClosedThrough is not { } through)
        {
            return null;
        }

        var roster = await store.RosterAsync(community, cancellationToken);
        var history = CommunityHistory.Of(await ReadAsync(Tables.Days), roster, through, community.Zone);
        var interactions = CommunityInteractions.Of(await ReadAsync(Tables.Interactions), history);
        return new CompareRecognised(history, interactions).Of(id, await ReadAsync(Tables.Recognitions), community.Zone);

        ValueTask<List<T>> ReadAsync<T>(Table<T> table) where T : class =>
            store.RangeAsync(table, id.Value, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
    }
}
