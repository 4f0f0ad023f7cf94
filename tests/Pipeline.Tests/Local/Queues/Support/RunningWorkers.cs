using Pipeline.Local.Queues;

namespace Pipeline.Tests.Local.Queues.Support;

/// <summary>Workers that run until the test ends or stops them.</summary>
internal sealed class RunningWorkers : IAsyncDisposable
{
    private readonly QueueWorkers _workers;

    private RunningWorkers(QueueWorkers workers) => _workers = workers;

    public static RunningWorkers Start(LocalBus bus, QueueStage stage, QueueTerms terms, RecordingLogger log)
    {
        var workers = new QueueWorkers(bus, [stage], terms, log);
        workers.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
        return new(workers);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _workers.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _workers.StopAsync(enough.Token);
        _workers.Dispose();
    }
}
