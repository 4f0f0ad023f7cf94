namespace Pipeline.Local.Timers;

/// <summary>Runs every timer once when the host starts, for whatever was due while it was off, and then by its schedule.</summary>
internal sealed partial class TimerLoop(IEnumerable<TimerStage> stages, TimeProvider clock, ILogger<TimerLoop> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(stages.Select(stage => Task.Run(() => RunAsync(stage, stoppingToken), stoppingToken)));

    private async Task RunAsync(TimerStage stage, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await stage.RunAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A run that failed is no reason to miss the next one, which does what this one left undone.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogFailed(failure, stage.Name);
            }

            if (stage.NextAfter(clock.GetUtcNow()) is not { } next)
                return;
            await Task.Delay(next - clock.GetUtcNow(), clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The timer {Name} failed; it runs again by its schedule")]
    private partial void LogFailed(Exception failure, string name);
}
