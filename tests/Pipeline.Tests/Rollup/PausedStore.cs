using Pipeline.Store;

namespace Pipeline.Tests.Rollup;

/// <summary>A store whose user is stopped before its n-th call, for good or until the test lets it go on.</summary>
internal sealed class PausedStore(IStore inner, int call, Exception? death = null) : IStore
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    /// <summary>Whether the call came at all.</summary>
    public bool IsReached => _reached.Task.IsCompleted;

    public void GoOn() => _goOn.TrySetResult();

    /// <summary>Until the call is reached, or <paramref name="user"/> is done without it.</summary>
    public Task ReachedAsync(Task user) => Task.WhenAny(_reached.Task, user);

    public async Task<T?> FindAsync<T>(Table<T> table, RowKey key, CancellationToken cancellationToken) where T : class
    {
        await StepAsync();
        return await inner.FindAsync(table, key, cancellationToken);
    }

    public async Task<IReadOnlyList<T?>> FindManyAsync<T>(Table<T> table, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) where T : class
    {
        await StepAsync();
        return await inner.FindManyAsync(table, keys, cancellationToken);
    }

    public async IAsyncEnumerable<T> RangeAsync<T>(
        Table<T> table, string partition, string? from = null, string? until = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default) where T : class
    {
        await StepAsync();
        await foreach (var row in inner.RangeAsync(table, partition, from, until, cancellationToken))
            yield return row;
    }

    public async Task<IReadOnlyList<Joined<T>>> JoinAsync<T>(Table<T> table, IReadOnlyList<T> values, CancellationToken cancellationToken) where T : class
    {
        await StepAsync();
        return await inner.JoinAsync(table, values, cancellationToken);
    }

    public async Task PutAsync<T>(Table<T> table, IReadOnlyList<T> values, CancellationToken cancellationToken) where T : class
    {
        await StepAsync();
        await inner.PutAsync(table, values, cancellationToken);
    }

    public async Task<T?> UpdateAsync<T>(Table<T> table, RowKey key, Func<T?, T?> change, CancellationToken cancellationToken) where T : class
    {
        await StepAsync();
        return await inner.UpdateAsync(table, key, change, cancellationToken);
    }

    public async Task DeleteAsync<T>(Table<T> table, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) where T : class
    {
        await StepAsync();
        await inner.DeleteAsync(table, keys, cancellationToken);
    }

    public async Task<bool> DeleteIfUnchangedAsync<T>(Table<T> table, T expected, CancellationToken cancellationToken) where T : class
    {
        await StepAsync();
        return await inner.DeleteIfUnchangedAsync(table, expected, cancellationToken);
    }

    private async Task StepAsync()
    {
        if (Interlocked.Increment(ref _calls) != call)
            return;

        _reached.TrySetResult();
        if (death is not null)
            throw death;
        await _goOn.Task;
    }
}
