using Pipeline.Bus;

namespace Pipeline.Local.Queues;

/// <summary>Lets go of settled messages' log files, again and again.</summary>
internal sealed partial class QueueRetention(LocalBus bus, QueueTerms terms, ILogger<QueueRetention> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(terms.Options.RetentionPeriod, terms.Clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var queue in Enum.GetValues<Queue>())
                await RunAsync(queue, stoppingToken);
        }
    }

    private async Task RunAsync(Queue queue, CancellationToken cancellationToken)
    {
        try
        {
            await bus[queue].RetainAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The disk will have room or answer again; until then the files stay.
            LogFailed(queue, failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Settled messages of {Queue} stay on the disk for now: {Failure}")]
    private partial void LogFailed(Queue queue, string failure);
}
