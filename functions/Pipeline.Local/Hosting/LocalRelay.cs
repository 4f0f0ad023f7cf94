using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Pipeline.Ingest;
using Pipeline.Ingest.Signatures;
using Pipeline.Model;
using Pipeline.Relay;

namespace Pipeline.Local.Hosting;

/// <summary>
/// The Discord relay inside of the local host, where the settings say so. It posts to the host's own address, as a relay
/// elsewhere would, so that a stop between the two loses nothing.
/// </summary>
internal sealed partial class LocalRelay(
    RelayLoop relay, IOptions<RelayOptions> options, IServer server, IHostApplicationLifetime lifetime, ILogger<LocalRelay> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listening = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stoppingToken.IsCancellationRequested)
            return;

        // A port that was chosen free is known only now.
        var address = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
        options.Value.IngestUrl = new Uri(address, options.Value.IngestUrl!.AbsolutePath);

        // The host goes on without the relay: other sources have nothing to do with it.
        if (await relay.RunAsync(stoppingToken) is { } reason)
            LogStopped(reason);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The Discord relay has stopped; everything else goes on. {Reason} Then start the host again.")]
    private partial void LogStopped(string reason);
}

internal static class LocalRelayServices
{
    private const string ConnectionSetting = "Connection";

    private const string NoConnection =
        "Relay:Connection names no Discord connection: set it to the id of one under Ingest:Connections whose Source is discord and whose Secrets hold a whsec_ secret.";

    /// <summary>
    /// Adds the relay if the settings say so, by a connection or a token: what else it needs is the Discord connection's own, and the
    /// folder keeps what waits.
    /// </summary>
    public static IServiceCollection AddLocalRelay(this IServiceCollection services, IConfiguration configuration, LocalHostOptions host)
    {
        var section = configuration.GetSection(RelayOptions.Section);
        if (string.IsNullOrEmpty(section[nameof(RelayOptions.BotToken)]) && string.IsNullOrEmpty(section[ConnectionSetting]))
            return services;

        services.AddOptions<RelayOptions>()
            .Bind(section)
            .Configure<Connections>((options, connections) => Complete(options, Find(connections, section[ConnectionSetting]), host))
            .Validate(options => options.Secret is not null, NoConnection)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<RelayOptions>, RelayOptionsValidator>();
        services.AddSingleton<RelayLoop>();
        return services.AddHostedService<LocalRelay>();
    }

    private static Connection? Find(Connections connections, string? id)
    {
        var found = connections.All.Where(connection => connection.Source == Source.Discord && (id is null || connection.Id.Value == id)).Take(2).ToList();
        return found is [var only] ? only : null;
    }

    private static void Complete(RelayOptions options, Connection? connection, LocalHostOptions host)
    {
        options.BotToken ??= connection?.Token;
        options.Secret ??= connection?.Secrets.FirstOrDefault(StandardWebhooks.CanSign);
        options.IngestUrl ??= new Uri($"http://localhost:{host.Port}/api/webhooks/discord/{connection?.Id.Value}");
        options.BufferFolder ??= Path.Combine(host.Folder.Path, "relay");
    }
}
