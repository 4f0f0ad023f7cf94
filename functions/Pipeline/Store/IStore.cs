namespace Pipeline.Store;

/// <summary>
/// Rows in tables, on one machine (SQLite) or on Azure (Table Storage). Every method may be repeated. Writes of one call that share a
/// partition are atomic in groups of up to 100 rows; there is no atomicity across partitions or tables.
/// </summary>
public interface IStore
{
    Task<T?> FindAsync<T>(Table<T> table, RowKey key, CancellationToken cancellationToken) where T : class;

    /// <summary>The rows at the keys, in the keys' order; null where there is none.</summary>
    Task<IReadOnlyList<T?>> FindManyAsync<T>(Table<T> table, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) where T : class;

    /// <summary>The partition's rows with <paramref name="from"/> ≤ row key &lt; <paramref name="until"/>, in ordinal order; null leaves an end open.</summary>
    IAsyncEnumerable<T> RangeAsync<T>(
        Table<T> table, string partition, string? from = null, string? until = null, CancellationToken cancellationToken = default) where T : class;

    /// <summary>The rows of all partitions with <paramref name="from"/> ≤ partition &lt; <paramref name="until"/>, in the ordinal order of their keys.</summary>
    IAsyncEnumerable<T> AcrossAsync<T>(Table<T> table, string from, string until, CancellationToken cancellationToken = default) where T : class;

    /// <summary>
    /// Joins each value with the row at its place (see <see cref="Table{T}.Join"/>) and returns what stood there and what stands now, in
    /// the values' order. Two writers at once lose nothing: whoever comes second joins with what the first wrote, and is told that it
    /// stood there before. Values of one place are joined first.
    /// </summary>
    Task<IReadOnlyList<Joined<T>>> JoinAsync<T>(Table<T> table, IReadOnlyList<T> values, CancellationToken cancellationToken) where T : class;

    /// <summary>Puts each value at its place, whatever was there.</summary>
    Task PutAsync<T>(Table<T> table, IReadOnlyList<T> values, CancellationToken cancellationToken) where T : class;

    /// <summary>
    /// Reads the row, asks <paramref name="change"/> what it should be, and writes that only if nobody else wrote in between; otherwise
    /// asks again. Null from <paramref name="change"/> leaves the row as it is. Returns what stands.
    /// </summary>
    Task<T?> UpdateAsync<T>(Table<T> table, RowKey key, Func<T?, T?> change, CancellationToken cancellationToken) where T : class;

    /// <summary>Removes rows; one that is not there is no error.</summary>
    Task DeleteAsync<T>(Table<T> table, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) where T : class;

    /// <summary>Removes the row if it still equals <paramref name="expected"/>; says whether it did.</summary>
    Task<bool> DeleteIfUnchangedAsync<T>(Table<T> table, T expected, CancellationToken cancellationToken) where T : class;
}

/// <summary>What a join came to.</summary>
/// <param name="Before">The row as it was; null where there was none.</param>
/// <param name="After">The row as it is.</param>
public readonly record struct Joined<T>(T? Before, T After) where T : class;
