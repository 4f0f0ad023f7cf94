using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pipeline.Relay;

/// <summary>The relay as a process: it ends, with exit code 1, when only a person can put right what is wrong.</summary>
internal sealed partial class RelayProcess(RelayLoop relay, IHostApplicationLifetime lifetime, ILogger<RelayProcess> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await relay.RunAsync(stoppingToken) is not { } reason)
            return;

        LogStopped(reason);
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The relay has stopped. {Reason}")]
    private partial void LogStopped(string reason);
}
