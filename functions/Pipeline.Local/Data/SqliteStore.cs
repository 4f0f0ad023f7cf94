using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Pipeline.Store;

namespace Pipeline.Local.Data;

/// <summary>The store of one machine: every table of rows is a table of <see cref="LocalDatabase"/>. All writes of one call are atomic.</summary>
public sealed class SqliteStore(LocalDatabase database) : IStore
{
    private const int PageSize = 1_000;

    private readonly ConcurrentDictionary<string, object> _tables = new(StringComparer.Ordinal);

    public async Task<T?> FindAsync<T>(Table<T> table, RowKey key, CancellationToken cancellationToken) where T : class
    {
        var rows = await OpenAsync(table, cancellationToken);
        return database.Read(connection => rows.Find(connection, key));
    }

    public async Task<IReadOnlyList<T?>> FindManyAsync<T>(
        Table<T> table, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) where T : class
    {
        var rows = await OpenAsync(table, cancellationToken);
        return database.Read(connection =>
        {
            var found = new T?[keys.Count];
            for (var i = 0; i < found.Length; i++)
                found[i] = rows.Find(connection, keys[i]);

            return found;
        });
    }

    public async IAsyncEnumerable<T> RangeAsync<T>(
        Table<T> table,
        string partition,
        string? from = null,
        string? until = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default) where T : class
    {
        var rows = await OpenAsync(table, cancellationToken);
        string? last = null;
        do
        {
            // Page by page, so that a slow reader never holds a snapshot that the checkpoints would have to wait for.
            cancellationToken.ThrowIfCancellationRequested();
            var range = new RowRange(from, last, until);
            (var page, last) = database.Read(connection => rows.Page(connection, partition, range, PageSize));
            foreach (var row in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }
        }
        while (last is not null);
    }

    public async IAsyncEnumerable<T> AcrossAsync<T>(
        Table<T> table, string from, string until, [EnumeratorCancellation] CancellationToken cancellationToken = default) where T : class
    {
        var rows = await OpenAsync(table, cancellationToken);
        RowKey? last = new(from, "");
        while (last is { } after)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (var page, last) = database.Read(connection => rows.PageAcross(connection, after, until, PageSize));
            foreach (var row in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }
        }
    }

    public async Task<IReadOnlyList<Joined<T>>> JoinAsync<T>(
        Table<T> table, IReadOnlyList<T> values, CancellationToken cancellationToken) where T : class
    {
        if (values.Count == 0)
            return [];

        var rows = await OpenAsync(table, cancellationToken);
        var placed = table.PlaceJoined(values);
        var written = WriteAll(rows, placed);
        var joins = await database.WriteAsync(
            connection =>
            {
                var joined = new Joined<T>[placed.Count];
                for (var i = 0; i < joined.Length; i++)
                    joined[i] = rows.Join(connection, placed.Keys[i], placed.Values[i], written[i]);

                return joined;
            },
            cancellationToken);
        return placed.Spread(joins);
    }

    public async Task PutAsync<T>(Table<T> table, IReadOnlyList<T> values, CancellationToken cancellationToken) where T : class
    {
        if (values.Count == 0)
            return;

        var rows = await OpenAsync(table, cancellationToken);
        var placed = table.PlaceLast(values);
        var written = WriteAll(rows, placed);
        await database.WriteAsync(
            connection =>
            {
                for (var i = 0; i < placed.Count; i++)
                    rows.Put(connection, placed.Keys[i], written[i]);

                return placed.Count;
            },
            cancellationToken);
    }

    public async Task<T?> UpdateAsync<T>(Table<T> table, RowKey key, Func<T?, T?> change, CancellationToken cancellationToken) where T : class
    {
        var rows = await OpenAsync(table, cancellationToken);
        return await database.WriteAsync(connection => rows.Update(connection, key, change), cancellationToken);
    }

    public async Task DeleteAsync<T>(Table<T> table, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) where T : class
    {
        if (keys.Count == 0)
            return;

        var rows = await OpenAsync(table, cancellationToken);
        await database.WriteAsync(
            connection =>
            {
                foreach (var key in keys)
                    rows.Delete(connection, key);

                return keys.Count;
            },
            cancellationToken);
    }

    public async Task<bool> DeleteIfUnchangedAsync<T>(Table<T> table, T expected, CancellationToken cancellationToken) where T : class
    {
        var rows = await OpenAsync(table, cancellationToken);
        var (key, written) = (table.Key(expected), rows.Write(expected));
        return await database.WriteAsync(connection => rows.DeleteIfUnchanged(connection, key, written), cancellationToken);
    }

    // Values become JSON on the caller's thread: the writer's has only rows to write.
    private static byte[][] WriteAll<T>(SqliteTable<T> rows, PlacedRows<T> placed) where T : class
    {
        var written = new byte[placed.Count][];
        for (var i = 0; i < written.Length; i++)
            written[i] = rows.Write(placed.Values[i]);

        return written;
    }

    private async ValueTask<SqliteTable<T>> OpenAsync<T>(Table<T> table, CancellationToken cancellationToken) where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_tables.TryGetValue(table.Name, out var known))
            return (SqliteTable<T>)known;

        var rows = new SqliteTable<T>(table);
        if (database.IsReadOnly)
            rows.IsMissing = !database.Read(rows.Exists);
        else
            await database.WriteAsync(rows.Create, cancellationToken);
        return (SqliteTable<T>)_tables.GetOrAdd(table.Name, rows);
    }
}
