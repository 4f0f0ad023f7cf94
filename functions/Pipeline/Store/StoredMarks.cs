using Pipeline.Model;

namespace Pipeline.Store;

public static class StoredMarks
{
    /// <summary>The community's days that have facts which its numbers do not show yet, in their order.</summary>
    public static IAsyncEnumerable<DayMark> MarksAsync(this IStore store, CommunityId community, CancellationToken cancellationToken) => store.RangeAsync(
        Tables.Marks, Shards.Of(community), from: $"{community.Value}|", until: $"{community.Value}}}", cancellationToken);

    /// <summary>A table's rows of all communities.</summary>
    /// <param name="table">Its partitions are <see cref="Shards"/>.</param>
    public static IAsyncEnumerable<T> OfAllAsync<T>(this IStore store, Table<T> table, CancellationToken cancellationToken) where T : class =>
        Shards.All.ToAsyncEnumerable().SelectMany(shard => store.RangeAsync(table, shard, cancellationToken: cancellationToken));
}
