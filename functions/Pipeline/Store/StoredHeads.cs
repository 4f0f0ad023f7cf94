using Pipeline.Model;

namespace Pipeline.Store;

public static class StoredHeads
{
    /// <summary>How far the community's days are closed; null where none is.</summary>
    public static Task<RollupHead?> HeadAsync(this IStore store, CommunityId community, CancellationToken cancellationToken) =>
        store.FindAsync(Tables.Rollups, Tables.RollupKey(community), cancellationToken);

    /// <summary>The same of several, in their order.</summary>
    public static Task<IReadOnlyList<RollupHead?>> HeadsAsync(this IStore store, IEnumerable<CommunityId> communities, CancellationToken cancellationToken) =>
        store.FindManyAsync(Tables.Rollups, [.. communities.Select(Tables.RollupKey)], cancellationToken);

    /// <summary>The last closed day; null where none is.</summary>
    public static async Task<DateOnly?> ClosedThroughAsync(this IStore store, CommunityId community, CancellationToken cancellationToken) =>
        (await store.HeadAsync(community, cancellationToken))?.ClosedThrough;
}
