using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Pipeline.Store;

namespace Pipeline.TableStorage;

/// <summary>The store on Azure Table Storage. Tables are made when they are first used.</summary>
/// <param name="prefix">Goes before every table's name, so that several stores can share an account; letters and digits.</param>
public sealed class TableStore(TableServiceClient service, TimeProvider clock, string prefix = "") : IStore
{
    private const int PartitionsAtOnce = 8;

    private readonly ConcurrentDictionary<string, object> _tables = new(StringComparer.Ordinal);

    public async Task<T?> FindAsync<T>(Table<T> table, RowKey key, CancellationToken cancellationToken) where T : class
    {
        var rows = await OpenAsync(table, cancellationToken);
        return await rows.FindAsync(key, cancellationToken) is { } entity ? rows.Form.Read(entity) : null;
    }

    public async Task<IReadOnlyList<T?>> FindManyAsync<T>(
        Table<T> table, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) where T : class
    {
        var rows = await OpenAsync(table, cancellationToken);
        foreach (var key in keys)
            TableLimits.Check(table.Name, key);

        var found = await TableReads.FindAsync(rows.Client, keys, cancellationToken);
        return [.. keys.Select(key => found.TryGetValue(key, out var entity) ? rows.Form.Read(entity) : null)];
    }

    public async IAsyncEnumerable<T> RangeAsync<T>(
        Table<T> table,
        string partition,
        string? from = null,
        string? until = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default) where T : class
    {
        var rows = await OpenAsync(table, cancellationToken);
        var filter = TableReads.Filter(partition, from, until);
        await foreach (var entity in rows.Client.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            yield return rows.Form.Read(entity);
    }

    public async IAsyncEnumerable<T> AcrossAsync<T>(
        Table<T> table, string from, string until, [EnumeratorCancellation] CancellationToken cancellationToken = default) where T : class
    {
        var rows = await OpenAsync(table, cancellationToken);
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {from} and PartitionKey lt {until}");
        await foreach (var entity in rows.Client.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            yield return rows.Form.Read(entity);
    }

    public async Task<IReadOnlyList<Joined<T>>> JoinAsync<T>(
        Table<T> table, IReadOnlyList<T> values, CancellationToken cancellationToken) where T : class
    {
        var rows = await OpenAsync(table, cancellationToken);
        var placed = table.PlaceJoined(values);
        RowJoin<T>[] joins = [.. placed.Keys.Zip(placed.Values, (key, value) => new RowJoin<T>(key, value))];
        await EachPartitionAsync(joins, join => join.Key, rows.JoinAsync, cancellationToken);
        return placed.Spread([.. joins.Select(join => join.Joined)]);
    }

    public async Task PutAsync<T>(Table<T> table, IReadOnlyList<T> values, CancellationToken cancellationToken) where T : class
    {
        var rows = await OpenAsync(table, cancellationToken);
        var placed = table.PlaceLast(values);
        await EachPartitionAsync(placed.Keys.Zip(placed.Values), row => row.First, rows.PutAsync, cancellationToken);
    }

    public async Task<T?> UpdateAsync<T>(Table<T> table, RowKey key, Func<T?, T?> change, CancellationToken cancellationToken) where T : class
    {
        var rows = await OpenAsync(table, cancellationToken);
        return await rows.UpdateAsync(key, change, cancellationToken);
    }

    public async Task DeleteAsync<T>(Table<T> table, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) where T : class
    {
        var rows = await OpenAsync(table, cancellationToken);
        await EachPartitionAsync(keys.Distinct(), key => key, rows.DeleteAsync, cancellationToken);
    }

    public async Task<bool> DeleteIfUnchangedAsync<T>(Table<T> table, T expected, CancellationToken cancellationToken) where T : class
    {
        var rows = await OpenAsync(table, cancellationToken);
        return await rows.DeleteIfUnchangedAsync(expected, cancellationToken);
    }

    private static Task EachPartitionAsync<TRow>(
        IEnumerable<TRow> rows, Func<TRow, RowKey> key, Func<IReadOnlyList<TRow>, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            rows.GroupBy(row => key(row).Partition, StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = PartitionsAtOnce, CancellationToken = cancellationToken },
            async (partition, cancellation) => await work([.. partition], cancellation));

    private async ValueTask<TableRows<T>> OpenAsync<T>(Table<T> table, CancellationToken cancellationToken) where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_tables.TryGetValue(table.Name, out var known))
            return (TableRows<T>)known;

        var client = service.GetTableClient(prefix + table.Name);
        await client.CreateIfNotExistsAsync(cancellationToken);
        return (TableRows<T>)_tables.GetOrAdd(table.Name, new TableRows<T>(client, table, clock));
    }
}
