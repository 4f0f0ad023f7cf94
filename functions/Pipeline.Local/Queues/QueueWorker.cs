using Pipeline.Bus;

namespace Pipeline.Local.Queues;

/// <summary>Hands one queue's messages to their stage, batch after batch, and settles what the stage says.</summary>
internal sealed partial class QueueWorker(LocalQueue queue, QueueStage stage, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    /// <param name="stopping">No more batches are begun.</param>
    /// <param name="abandoning">Batches that are under way are given back.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken abandoning)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var lease = await queue.ReceiveAsync(stage.BatchSize, stopping);
                await HandleAsync(lease, abandoning);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The log or the database failed, not the stage: the messages wait, and the worker tries again.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                var pause = Task.Delay(PauseAfterFailure, clock, stopping);
                LogFailed(stage.Queue, failure.GetType().Name);
                await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task HandleAsync(Lease lease, CancellationToken abandoning)
    {
        // What outlives its lease is ended: by then somebody else has the messages.
        using var overdue = new CancellationTokenSource(queue.LeaseTime, clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(abandoning, overdue.Token);
        IReadOnlyList<Settlement> settlements;
        try
        {
            settlements = await stage.Handle(lease.Deliveries, ended.Token);
            if (settlements.Count != lease.Deliveries.Count)
                throw new InvalidOperationException($"The stage settled {settlements.Count} of {lease.Deliveries.Count} deliveries.");
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            if (abandoning.IsCancellationRequested)
                queue.Release(lease);
            return;
        }
#pragma warning disable CA1031 // Whatever a stage throws is its messages' fate: they come again, then go to the dead letters.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogThrown(stage.Queue, lease.Deliveries.Count, failure.GetType().Name);
            settlements = Enumerable.Repeat<Settlement>(new Settlement.Retried(failure.GetType().Name), lease.Deliveries.Count).ToList();
        }

        await SettleAsync(lease, settlements);
    }

    private async Task SettleAsync(Lease lease, IReadOnlyList<Settlement> settlements)
    {
        try
        {
            // Not to be cancelled: the work is done.
            if (!await queue.SettleAsync(lease, settlements, CancellationToken.None))
                LogLate(stage.Queue, lease.Deliveries.Count);
        }
        catch
        {
            // It was the database that failed, so this counts as no attempt.
            queue.Release(lease);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Queue {Queue} could not be received or settled: {Failure}")]
    private partial void LogFailed(Queue queue, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} messages of {Queue} come again: the stage threw {Failure}")]
    private partial void LogThrown(Queue queue, int count, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} messages of {Queue} were settled after their lease had ended: they come again")]
    private partial void LogLate(Queue queue, int count);
}
