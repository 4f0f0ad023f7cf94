using Microsoft.Extensions.Logging;

namespace Pipeline.Relay.Gateway;

/// <summary>
/// Holds shards back so that no more sessions begin than Discord allows: one for each of max_concurrency every five seconds, and so many
/// a day (https://docs.discord.com/developers/events/gateway#session-start-limit-object). A bot that goes beyond it loses its token.
/// </summary>
internal sealed partial class SessionStarts(DiscordApi api, TimeProvider clock, ILogger<SessionStarts> logger) : IDisposable
{
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<int, DateTimeOffset> _nextAt = [];

    /// <summary>Waits for the shard's turn and says where the Gateway is; null when Discord refuses the token.</summary>
    public async Task<Uri?> WaitAsync(int shard, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                if (await api.FindGatewayAsync(cancellationToken) is not { } info)
                    return null;

                var now = clock.GetUtcNow();
                var bucket = shard % info.Concurrency;
                var wait = WaitOf(info, _nextAt.GetValueOrDefault(bucket), now);
                if (wait == TimeSpan.Zero)
                {
                    _nextAt[bucket] = now + Apart;
                    return info.Url;
                }

                if (info.Remaining == 0)
                    LogNoneLeft(shard, wait);
                await Task.Delay(wait, clock, cancellationToken);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public static TimeSpan WaitOf(GatewayInfo info, DateTimeOffset nextAt, DateTimeOffset now)
    {
        var turn = nextAt > now ? nextAt - now : TimeSpan.Zero;
        return info.Remaining > 0 || turn > info.ResetAfter ? turn : info.ResetAfter;
    }

    public void Dispose() => _one.Dispose();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord lets no further session begin for {Wait}: shard {Shard} waits. Something has begun a thousand of them today.")]
    private partial void LogNoneLeft(int shard, TimeSpan wait);
}
