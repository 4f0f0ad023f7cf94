using Pipeline.Store;

namespace Pipeline.Tests.Rollup;

/// <summary>A store whose user waits before its n-th call until the test lets it go on, and may die before one.</summary>
internal sealed class PausedStore(IStore inner, int pauseAt = 0, int dieAt = 0) : IStore
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    /// <summary>Whether the last of the calls came at all.</summary>
    public bool IsReached => _calls >= Math.Max(pauseAt, dieAt);

    public void GoOn() => _goOn.TrySetResult();

    /// <summary>Until the pause is reached, or <paramref name="user"/> is done without it.</summary>
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

    public IAsyncEnumerable<T> AcrossAsync<T>(Table<T> across, string from, string until, CancellationToken cancellationToken) where T : class =>
        inner.AcrossAsync(across, from, until, cancellationToken);

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
        var call = Interlocked.Increment(ref _calls);
        if (call == dieAt)
            throw new IOException("The machine is gone.");
        if (call != pauseAt)
            return;

        _reached.TrySetResult();
        await _goOn.Task;
    }
}
