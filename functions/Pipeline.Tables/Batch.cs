using Azure.Data.Tables;

namespace Pipeline.TableStorage;

/// <summary>Actions of one partition in groups that the service takes whole: 100 rows, 4 MiB.</summary>
internal static class Batch
{
    public static IEnumerable<List<TAction>> Split<TAction>(IEnumerable<TAction> actions, Func<TAction, TableEntity> entity)
    {
        var batch = new List<TAction>();
        var bytes = 0L;
        foreach (var action in actions)
        {
            var size = TableLimits.RequestBytes(entity(action));
            if (batch.Count == TableLimits.BatchRows || (batch.Count > 0 && bytes + size > TableLimits.BatchBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(action);
            bytes += size;
        }

        if (batch.Count > 0)
            yield return batch;
    }
}
