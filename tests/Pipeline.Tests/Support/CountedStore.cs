using Pipeline.Store;

namespace Pipeline.Tests.Support;

/// <summary>A store that remembers what was put and what was read.</summary>
internal sealed class CountedStore(IStore store) : IStore
{
    private readonly List<(string Table, int Rows)> _puts = [];
    private readonly List<(string Table, string Partition)> _ranges = [];

    /// <summary>The partitions of which something was read, each as often as that was.</summary>
    public IReadOnlyList<string> Ranges(string table) => [.. _ranges.Where(range => range.Table == table).Select(range => range.Partition)];

    /// <summary>How many rows each put had.</summary>
    public IReadOnlyList<int> Of(string table) => [.. _puts.Where(put => put.Table == table).Select(put => put.Rows)];

    public Task PutAsync<T>(Table<T> table, IReadOnlyList<T> values, CancellationToken cancellationToken) where T : class
    {
        _puts.Add((table.Name, values.Count));
        return store.PutAsync(table, values, cancellationToken);
    }

    public Task<T?> FindAsync<T>(Table<T> table, RowKey key, CancellationToken cancellationToken) where T : class =>
        store.FindAsync(table, key, cancellationToken);

    public Task<IReadOnlyList<T?>> FindManyAsync<T>(Table<T> table, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) where T : class =>
        store.FindManyAsync(table, keys, cancellationToken);

    public IAsyncEnumerable<T> RangeAsync<T>(Table<T> table, string partition, string? from, string? until, CancellationToken cancellationToken) where T : class
    {
        _ranges.Add((table.Name, partition));
        return store.RangeAsync(table, partition, from, until, cancellationToken);
    }

    public IAsyncEnumerable<T> AcrossAsync<T>(Table<T> across, string from, string until, CancellationToken cancellationToken) where T : class =>
        store.AcrossAsync(across, from, until, cancellationToken);

    public Task<IReadOnlyList<Joined<T>>> JoinAsync<T>(Table<T> table, IReadOnlyList<T> values, CancellationToken cancellationToken) where T : class =>
        store.JoinAsync(table, values, cancellationToken);

    public Task<T?> UpdateAsync<T>(Table<T> table, RowKey key, Func<T?, T?> change, CancellationToken cancellationToken) where T : class =>
        store.UpdateAsync(table, key, change, cancellationToken);

    public Task DeleteAsync<T>(Table<T> table, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) where T : class =>
        store.DeleteAsync(table, keys, cancellationToken);

    public Task<bool> DeleteIfUnchangedAsync<T>(Table<T> table, T expected, CancellationToken cancellationToken) where T : class =>
        store.DeleteIfUnchangedAsync(table, expected, cancellationToken);
}
