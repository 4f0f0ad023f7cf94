using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Export;

/// <summary>Where a table keeps one community's rows.</summary>
/// <param name="From">First row key within the partition; null: all.</param>
/// <param name="HasParts">Partitions that begin with <paramref name="Partition"/> and a bar are the community's as well: its days, months, channels.</param>
internal sealed record CommunityPlace(string Partition, string? From, string? Until, bool HasParts)
{
    public static CommunityPlace Own(CommunityId community) => new(community.Value, null, null, HasParts: true);

    /// <summary>One row among those of all communities.</summary>
    public static CommunityPlace Listed(CommunityId community) => One(Tables.CommunityKey(community));

    public static CommunityPlace Head(CommunityId community) => One(Tables.RollupKey(community));

    public static CommunityPlace Marks(CommunityId community) => new(Shards.Of(community), $"{community.Value}|", Tables.After(community.Value), HasParts: false);

    public bool Holds(RowKey key) => HasParts
        ? key.Partition == Partition || key.Partition.StartsWith(Partition + '|', StringComparison.Ordinal)
        : key.Partition == Partition && string.CompareOrdinal(key.Row, From) >= 0 && string.CompareOrdinal(key.Row, Until) < 0;

    public IAsyncEnumerable<T> ReadAsync<T>(IStore store, Table<T> table, CancellationToken cancellationToken) where T : class
    {
        var own = store.RangeAsync(table, Partition, From, Until, cancellationToken);
        return HasParts ? own.Concat(store.AcrossAsync(table, Partition + '|', Tables.After(Partition), cancellationToken)) : own;
    }

    // The sign after the key is before every letter that an id may go on with.
    private static CommunityPlace One(RowKey key) => new(key.Partition, key.Row, key.Row + '!', HasParts: false);
}
