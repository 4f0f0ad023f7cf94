using System.Collections.Concurrent;
using Azure.Data.Tables;
using Pipeline.Store;

namespace Pipeline.TableStorage;

/// <summary>Reading many rows of a table with few transactions.</summary>
internal static class TableReads
{
    private const int AtOnce = 16;

    // Below this many rows found, a page costs more than reading the rows one by one beside each other.
    private const int WorthAPage = 8;

    /// <summary>The entities at the keys; a key with none is missing from the result.</summary>
    public static async Task<IReadOnlyDictionary<RowKey, TableEntity>> FindAsync(
        TableClient client, IEnumerable<RowKey> keys, CancellationToken cancellationToken)
    {
        var found = new ConcurrentDictionary<RowKey, TableEntity>();
        var singles = new ConcurrentBag<RowKey>();
        await Parallel.ForEachAsync(
            keys.Distinct().GroupBy(key => key.Partition, StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (partition, cancellation) =>
            {
                string[] rows = [.. partition.Select(key => key.Row).Order(StringComparer.Ordinal)];
                var read = await ReadPagesAsync(client, partition.Key, rows, found, cancellation);
                foreach (var row in rows.AsSpan(read))
                    singles.Add(new(partition.Key, row));
            });
        await Parallel.ForEachAsync(
            singles,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (key, cancellation) =>
            {
                var entity = await client.GetEntityIfExistsAsync<TableEntity>(key.Partition, key.Row, cancellationToken: cancellation);
                if (entity.HasValue)
                    found[key] = entity.Value!;
            });
        return found;
    }

    public static string Filter(string partition, string? from, string? until) => (from, until) switch
    {
        (null, null) => TableClient.CreateQueryFilter($"PartitionKey eq {partition}"),
        (_, null) => TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from}"),
        (null, _) => TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey lt {until}"),
        _ => TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {until}"),
    };

    // Where the wanted rows lie close together, one page of up to a thousand rows answers for many of them. Returns how many of the
    // rows are settled; the others lie too far apart.
    private static async Task<int> ReadPagesAsync(
        TableClient client, string partition, string[] rows, ConcurrentDictionary<RowKey, TableEntity> found, CancellationToken cancellationToken)
    {
        var settled = 0;
        while (rows.Length - settled >= WorthAPage)
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {rows[settled]} and RowKey le {rows[^1]}");
            var wanted = rows.AsSpan(settled).ToArray().ToHashSet(StringComparer.Ordinal);
            var (last, isLastPage) = ((string?)null, true);
            await foreach (var page in client.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).AsPages())
            {
                foreach (var entity in page.Values.Where(entity => wanted.Contains(entity.RowKey)))
                    found[new(partition, entity.RowKey)] = entity;

                (last, isLastPage) = (page.Values.Count > 0 ? page.Values[^1].RowKey : null, page.ContinuationToken is null);
                break;
            }

            if (isLastPage)
                return rows.Length;

            var before = settled;
            while (settled < rows.Length && string.CompareOrdinal(rows[settled], last) <= 0)
                settled++;

            if (settled - before < WorthAPage)
                break;
        }

        return settled;
    }
}
