using System.Threading.Channels;
using Pipeline.Model;
using Pipeline.Record;

namespace Pipeline.Local.Import;

/// <summary>How far an import is.</summary>
internal readonly record struct ImportProgress(long Events);

/// <summary>What an import brought.</summary>
internal sealed record ImportResult(long Events, IReadOnlyCollection<CommunityId> Communities);

/// <summary>
/// Brings a history into the tables. Parsing and recording work side by side on batches, with few batches between them, so that a file
/// of any size takes the same memory. Batches may be recorded in any order.
/// </summary>
internal sealed class ImportHistory(RecordEvents record)
{
    private const int BatchSize = 2_000;
    private const int BatchesAhead = 4;

    // While one waits for the disk another is worked out.
    private const int BatchesAtOnce = 2;

    public async Task<ImportResult> RunAsync(
        IAsyncEnumerable<CommunityEvent> history, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<List<CommunityEvent>>(new BoundedChannelOptions(BatchesAhead) { SingleReader = true, SingleWriter = true });
        var parsing = Task.Run(() => ParseAsync(history, batches.Writer, stop.Token), stop.Token);

        long count = 0;
        var communities = new HashSet<CommunityId>();
        try
        {
            await Parallel.ForEachAsync(
                batches.Reader.ReadAllAsync(cancellationToken),
                new ParallelOptions { MaxDegreeOfParallelism = BatchesAtOnce, CancellationToken = cancellationToken },
                async (batch, cancellation) =>
                {
                    await record.ImportAsync(batch, cancellation);
                    lock (communities)
                    {
                        communities.UnionWith(batch.Select(communityEvent => communityEvent.Community));
                        count += batch.Count;
                        progress?.Report(new(count));
                    }
                });

            await parsing;
        }
        finally
        {
            await stop.CancelAsync();
        }

        return new(count, communities);
    }

    private static async Task ParseAsync(
        IAsyncEnumerable<CommunityEvent> history, ChannelWriter<List<CommunityEvent>> batches, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            var batch = new List<CommunityEvent>(BatchSize);
            await foreach (var communityEvent in history.WithCancellation(cancellationToken))
            {
                batch.Add(communityEvent);
                if (batch.Count < BatchSize)
                    continue;
                await batches.WriteAsync(batch, cancellationToken);
                batch = new(BatchSize);
            }

            if (batch.Count > 0)
                await batches.WriteAsync(batch, cancellationToken);
        }
        catch (Exception unreadable)
        {
            failure = unreadable;
            throw;
        }
        finally
        {
            batches.Complete(failure);
        }
    }
}
