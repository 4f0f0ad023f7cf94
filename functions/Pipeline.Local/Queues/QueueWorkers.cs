namespace Pipeline.Local.Queues;

/// <summary>
/// Runs every stage that has a queue. When the host stops, batches that are under way may end; after <see cref="Grace"/> they are given
/// back.
/// </summary>
internal sealed class QueueWorkers(LocalBus bus, IEnumerable<QueueStage> stages, QueueTerms terms, ILogger<QueueWorkers> logger)
    : IHostedService, IDisposable
{
    /// <summary>Less than hosts wait for their parts, which is 30 seconds if nobody says otherwise.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abandoning = new();
    private Task _running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var running = new List<Task>();
        foreach (var stage in stages)
        {
            var worker = new QueueWorker(bus[stage.Queue], stage, terms.Clock, logger);
            for (var i = 0; i < stage.ConcurrentBatches; i++)
                running.Add(Task.Run(() => worker.RunAsync(_stopping.Token, _abandoning.Token), CancellationToken.None));
        }

        _running = Task.WhenAll(running);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var ended = _running.WaitAsync(Grace, terms.Clock, cancellationToken);
        await _stopping.CancelAsync();
        await ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _abandoning.CancelAsync();
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _abandoning.Dispose();
    }
}
