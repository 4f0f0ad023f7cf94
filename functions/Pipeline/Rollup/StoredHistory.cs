using Pipeline.Model;
using Pipeline.Rollup.Interactions;
using Pipeline.Store;

namespace Pipeline.Rollup;

/// <summary>A community's past as its sheets tell it, for whoever asks between roll-ups.</summary>
internal static class StoredHistory
{
    /// <param name="through">The last day of it.</param>
    public static async Task<CommunityHistory> HistoryAsync(
        this IStore store, Community community, MemberRoster roster, DateOnly through, CancellationToken cancellationToken) =>
        CommunityHistory.Of(
            await store.RangeAsync(Tables.Days, community.Id.Value, cancellationToken: cancellationToken).ToListAsync(cancellationToken), roster, through, community.Zone);

    /// <summary>What members were to each other in that history.</summary>
    public static async Task<CommunityInteractions> InteractionsAsync(
        this IStore store, CommunityId community, CommunityHistory history, CancellationToken cancellationToken) =>
        CommunityInteractions.Of(
            await store.RangeAsync(Tables.Interactions, community.Value, cancellationToken: cancellationToken).ToListAsync(cancellationToken), history);
}
