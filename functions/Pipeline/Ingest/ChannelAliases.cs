using System.Collections.Concurrent;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Ingest;

/// <summary>
/// Channels that got a new id on their platform (Telegram: a group became a supergroup) stay connected to what the old id was. Kept
/// before the migration is answered, so that no message of the new channel is taken for somebody else's.
/// </summary>
public sealed class ChannelAliases(IStore store, TimeProvider clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<ConnectionId, (Connection Extended, DateTimeOffset ReadAt)> _known = new();

    /// <summary>The connection with what its channels are called now; read at most once a minute.</summary>
    public async ValueTask<Connection> ExtendAsync(Connection connection, CancellationToken cancellationToken)
    {
        // Who names no channels takes all of them, whatever they are called.
        if (connection.Channels.Count == 0)
            return connection;

        var now = clock.GetUtcNow();
        if (_known.TryGetValue(connection.Id, out var known) && now - known.ReadAt < Freshness)
            return known.Extended;

        var channels = new Dictionary<string, CommunityId>(connection.Channels, StringComparer.Ordinal);
        var aliases = new List<ChannelAlias>();
        await foreach (var alias in store.RangeAsync(Tables.Aliases, connection.Id.Value, cancellationToken: cancellationToken))
            aliases.Add(alias);

        // A channel may move more than once, and rows come in no order of time.
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var alias in aliases)
                moved |= channels.TryGetValue(alias.From.Value, out var community) && channels.TryAdd(alias.To.Value, community);
        }

        var extended = connection with { Channels = channels };
        _known[connection.Id] = (extended, now);
        return extended;
    }

    public async Task KeepAsync(IEnumerable<CommunityEvent> events, CancellationToken cancellationToken)
    {
        foreach (var moved in events.OfType<ChannelMigrated>())
        {
            await store.JoinAsync(Tables.Aliases, [new ChannelAlias(moved.Connection, moved.From, moved.To)], cancellationToken);
            _known.TryRemove(moved.Connection, out _);
        }
    }
}
