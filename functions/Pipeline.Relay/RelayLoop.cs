using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Relay.Dispatches;
using Pipeline.Relay.Gateway;
using Pipeline.Relay.Posting;
using Pipeline.Relay.Sessions;
using Pipeline.Relay.Spool;

namespace Pipeline.Relay;

/// <summary>The whole relay: shards that listen, and one line of posts for all of them. For a process of its own, or inside of a host.</summary>
public sealed partial class RelayLoop(IOptions<RelayOptions> options, TimeProvider clock, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<RelayLoop>();

    /// <summary>Runs until it is cancelled, or until only a person can put it right: then it returns what is to be done.</summary>
    /// <exception cref="IOException">The buffer folder cannot be used.</exception>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var spool = new SpoolFolder(settings.BufferFolder!, settings.MaxBufferBytes, clock, loggers.CreateLogger<SpoolFolder>());
        using var api = new DiscordApi(options, clock);
        using var starts = new SessionStarts(api, clock, loggers.CreateLogger<SessionStarts>());
        using var posts = new PostDispatches(options, spool, clock, loggers.CreateLogger<PostDispatches>());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var posting = posts.RunAsync(stop.Token);
        try
        {
            if (await ShardsAsync(api, settings, stop.Token) is not { } shards)
                return CloseCode.Of(4004).Remedy;

            LogListening(_logger, shards.Count);
            var listening = shards.Select(shard => ListenAsync(shard, starts, api, spool, stop.Token)).ToList();

            // What one shard cannot go on with, no other can: token, intents and the number of shards are everybody's. And a relay that
            // cannot write is none.
            var first = await Task.WhenAny([posting, .. listening]);
            await stop.CancelAsync();
            await ((Task)Task.WhenAll(listening)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (first is Task<string> ended)
                return await ended;

            await first;
            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            await stop.CancelAsync();
            await posting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<IReadOnlyList<Shard>?> ShardsAsync(DiscordApi api, RelayOptions settings, CancellationToken cancellationToken)
    {
        var count = settings.ShardCount ?? (await api.FindGatewayAsync(cancellationToken))?.Shards;
        if (count is not { } all)
            return null;
        return [.. (settings.Shards.Count > 0 ? settings.Shards : Enumerable.Range(0, all)).Select(number => new Shard(number, all))];
    }

    private async Task<string> ListenAsync(
        Shard shard, SessionStarts starts, DiscordApi api, SpoolFolder spool, CancellationToken cancellationToken)
    {
        var file = new SessionFile(options.Value.BufferFolder!, shard.Number);
        var invites = new JoinInvites(api, loggers.CreateLogger<JoinInvites>());
        var intake = new DispatchIntake(invites, spool, file, clock, loggers.CreateLogger<DispatchIntake>());
        var surroundings = new ShardSurroundings(clock, Random.Shared.NextDouble, loggers.CreateLogger<ShardLoop>());
        var taking = intake.RunAsync(cancellationToken);
        var listening = new ShardLoop(shard, options.Value, starts, intake, surroundings).RunAsync(file.Load(), cancellationToken);

        // Who cannot write what they hear does not go on listening.
        if (await Task.WhenAny(taking, listening) == taking)
            await taking;
        try
        {
            return await listening;
        }
        finally
        {
            // What was received goes into the spool, also when the relay is stopped in the middle of it.
            intake.Complete();
            await taking;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The relay listens to Discord with {Shards} shards")]
    private static partial void LogListening(ILogger logger, int shards);
}
