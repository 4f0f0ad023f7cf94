using Pipeline.Store;

namespace Pipeline.Tests.Support;

/// <summary>A store that lets something else happen just before the first write to a table, as another instance would.</summary>
internal sealed class InterruptedStore(IStore store, string table, Func<Task> meanwhile) : IStore
{
    private bool _isOver;

    public Task<T?> FindAsync<T>(Table<T> from, RowKey key, CancellationToken cancellationToken) where T : class => store.FindAsync(from, key, cancellationToken);

    public Task<IReadOnlyList<T?>> FindManyAsync<T>(Table<T> from, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) where T : class =>
        store.FindManyAsync(from, keys, cancellationToken);

    public IAsyncEnumerable<T> RangeAsync<T>(Table<T> of, string partition, string? from, string? until, CancellationToken cancellationToken) where T : class =>
        store.RangeAsync(of, partition, from, until, cancellationToken);

    public IAsyncEnumerable<T> AcrossAsync<T>(Table<T> across, string from, string until, CancellationToken cancellationToken) where T : class =>
        store.AcrossAsync(across, from, until, cancellationToken);

    public async Task<IReadOnlyList<Joined<T>>> JoinAsync<T>(Table<T> into, IReadOnlyList<T> values, CancellationToken cancellationToken) where T : class
    {
        await InterruptAsync(into.Name, values.Count);
        return await store.JoinAsync(into, values, cancellationToken);
    }

    public async Task PutAsync<T>(Table<T> into, IReadOnlyList<T> values, CancellationToken cancellationToken) where T : class
    {
        await InterruptAsync(into.Name, values.Count);
        await store.PutAsync(into, values, cancellationToken);
    }

    public async Task<T?> UpdateAsync<T>(Table<T> of, RowKey key, Func<T?, T?> change, CancellationToken cancellationToken) where T : class
    {
        await InterruptAsync(of.Name, 1);
        return await store.UpdateAsync(of, key, change, cancellationToken);
    }

    public async Task DeleteAsync<T>(Table<T> from, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) where T : class
    {
        await InterruptAsync(from.Name, keys.Count);
        await store.DeleteAsync(from, keys, cancellationToken);
    }

    public async Task<bool> DeleteIfUnchangedAsync<T>(Table<T> from, T expected, CancellationToken cancellationToken) where T : class
    {
        await InterruptAsync(from.Name, 1);
        return await store.DeleteIfUnchangedAsync(from, expected, cancellationToken);
    }

    private async Task InterruptAsync(string name, int count)
    {
        if (_isOver || count == 0 || name != table)
            return;

        _isOver = true;
        await meanwhile();
    }
}
