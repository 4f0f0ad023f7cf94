using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Rollup.Recognised;

/// <summary>Says what recognising members changed, from the closed days as they stand: asked rarely, so it is counted when asked.</summary>
public sealed class MeasureRecognition(IStore store, CommunityDirectory communities)
{
    /// <returns>Null when there is no such community, or none of its days is closed.</returns>
    public async Task<RecognitionEffect?> HandleAsync(CommunityId id, CancellationToken cancellationToken)
    {
        if (await communities.FindAsync(id, cancellationToken) is not { } community
            || await store.ClosedThroughAsync(id, cancellationToken) is not { } through)
        {
            return null;
        }

        var roster = await store.RosterAsync(community, cancellationToken);
        var history = await store.HistoryAsync(community, roster, through, cancellationToken);
        var interactions = await store.InteractionsAsync(id, history, cancellationToken);
        var recognitions = await store.RangeAsync(Tables.Recognitions, id.Value, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        return new CompareRecognised(history, interactions).Of(id, recognitions, community.Zone);
    }
}
