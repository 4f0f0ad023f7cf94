using System.Net;
using Azure;
using Azure.Data.Tables;
using Pipeline.Store;

namespace Pipeline.TableStorage;

/// <summary>One table: conditional writes that start anew from what stands when somebody else was faster.</summary>
internal sealed class TableRows<T>(TableClient client, Table<T> table, TimeProvider clock) where T : class
{
    private const int Attempts = 20;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    public TableClient Client => client;

    public EntityForm<T> Form { get; } = new(table);

    public async Task<TableEntity?> FindAsync(RowKey key, CancellationToken cancellationToken)
    {
        TableLimits.Check(table.Name, key);
        var entity = await client.GetEntityIfExistsAsync<TableEntity>(key.Partition, key.Row, cancellationToken: cancellationToken);
        return entity.HasValue ? entity.Value : null;
    }

    /// <summary>
    /// Joins rows of one partition. Where most rows are new they are added unread, and a batch that meets an old one is read and joined;
    /// where most are there already, all are read first.
    /// </summary>
    public async Task JoinAsync(IReadOnlyList<RowJoin<T>> joins, CancellationToken cancellationToken)
    {
        var left = table.IsUsuallyThere
            ? [.. joins]
            : await SubmitAsync([.. joins.Select(join => (join, Add(join)))], cancellationToken);
        for (var attempt = 1; left.Count > 0; attempt++)
        {
            await DelayAsync(attempt, cancellationToken);
            left = await SubmitAsync(await JoinWithStoredAsync(left, cancellationToken), cancellationToken);
        }
    }

    public async Task PutAsync(IEnumerable<(RowKey Key, T Value)> rows, CancellationToken cancellationToken)
    {
        var actions = rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Form.Write(row.Key, row.Value)));
        foreach (var batch in Batch.Split(actions, action => (TableEntity)action.Entity))
            await client.SubmitTransactionAsync(batch, cancellationToken);
    }

    public async Task<T?> UpdateAsync(RowKey key, Func<T?, T?> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var stored = await FindAsync(key, cancellationToken);
            var current = stored is null ? null : Form.Read(stored);
            if (change(current) is not { } changed)
                return current;

            var entity = Form.Write(table.KeyInPlace(changed, key), changed);
            try
            {
                await (stored is null
                    ? client.AddEntityAsync(entity, cancellationToken)
                    : client.UpdateEntityAsync(entity, stored.ETag, TableUpdateMode.Replace, cancellationToken));
                return changed;
            }
            catch (RequestFailedException failure) when (IsConflict(failure) && attempt < Attempts)
            {
                await DelayAsync(attempt, cancellationToken);
            }
        }
    }

    public async Task DeleteAsync(IEnumerable<RowKey> keys, CancellationToken cancellationToken)
    {
        var actions = keys.Select(key => new TableTransactionAction(
            TableTransactionActionType.Delete, new TableEntity(key.Partition, key.Row), ETag.All));
        foreach (var batch in Batch.Split(actions, action => (TableEntity)action.Entity))
        {
            try
            {
                await client.SubmitTransactionAsync(batch, cancellationToken);
            }
            catch (RequestFailedException missing) when (missing.Status == (int)HttpStatusCode.NotFound)
            {
                // One missing row takes the whole batch back; one by one, a missing row is as good as a deleted one.
                foreach (var action in batch)
                    await client.DeleteEntityAsync(action.Entity.PartitionKey, action.Entity.RowKey, ETag.All, cancellationToken);
            }
        }
    }

    public async Task<bool> DeleteIfUnchangedAsync(T expected, CancellationToken cancellationToken)
    {
        var key = table.Key(expected);
        if (await FindAsync(key, cancellationToken) is not { } stored || !Equal(Form.Read(stored), expected))
            return false;

        try
        {
            var response = await client.DeleteEntityAsync(key.Partition, key.Row, stored.ETag, cancellationToken);
            return response.Status != (int)HttpStatusCode.NotFound;
        }
        catch (RequestFailedException failure) when (IsConflict(failure))
        {
            return false;
        }
    }

    private async Task<List<RowJoin<T>>> SubmitAsync(
        List<(RowJoin<T> Join, TableTransactionAction Action)> actions, CancellationToken cancellationToken)
    {
        var left = new List<RowJoin<T>>();
        foreach (var batch in Batch.Split(actions, action => (TableEntity)action.Action.Entity))
        {
            try
            {
                await client.SubmitTransactionAsync(batch.Select(action => action.Action), cancellationToken);
            }
            catch (RequestFailedException failure) when (IsConflict(failure) && batch[0].Join.Attempt < Attempts)
            {
                left.AddRange(batch.Select(action => action.Join));
            }
        }

        return left;
    }

    private async Task<List<(RowJoin<T> Join, TableTransactionAction Action)>> JoinWithStoredAsync(
        List<RowJoin<T>> joins, CancellationToken cancellationToken)
    {
        var stored = await TableReads.FindAsync(client, joins.Select(join => join.Key), cancellationToken);
        var actions = new List<(RowJoin<T>, TableTransactionAction)>(joins.Count);
        foreach (var join in joins)
        {
            join.Attempt++;
            if (!stored.TryGetValue(join.Key, out var entity))
            {
                join.Joined = new(null, join.Incoming);
                actions.Add((join, Add(join)));
                continue;
            }

            var current = Form.Read(entity);
            var after = table.Join(current, join.Incoming);
            join.Joined = new(current, after);
            if (!Equal(current, after))
                actions.Add((join, new(TableTransactionActionType.UpdateReplace, Form.Write(join.Key, after), entity.ETag)));
        }

        return actions;
    }

    private TableTransactionAction Add(RowJoin<T> join) => new(TableTransactionActionType.Add, Form.Write(join.Key, join.Incoming));

    private bool Equal(T one, T other) => Form.Json(one).AsSpan().SequenceEqual(Form.Json(other));

    // Two who met once must not meet again at every attempt.
    private Task DelayAsync(int attempt, CancellationToken cancellationToken)
    {
        if (attempt == 1)
            return Task.CompletedTask;

        var longest = Math.Min(LongestDelay.TotalMilliseconds, 10 * Math.Pow(2, attempt));
        return Task.Delay(TimeSpan.FromMilliseconds(longest * Random.Shared.NextDouble()), clock, cancellationToken);
    }

    /// <summary>Somebody added, changed or deleted a row since it was read.</summary>
    private static bool IsConflict(RequestFailedException failure) =>
        (HttpStatusCode)failure.Status is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound;
}

/// <summary>A value on its way into a row, and what that came to.</summary>
internal sealed class RowJoin<T>(RowKey key, T incoming) where T : class
{
    public RowKey Key => key;

    public T Incoming { get; } = incoming;

    public Joined<T> Joined { get; set; } = new(null, incoming);

    public int Attempt { get; set; } = 1;
}
