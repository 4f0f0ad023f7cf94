using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Model;

namespace Pipeline.Ingest;

/// <summary>The configured connections, each with the source that reads it. Built once: a changed setting takes a restart.</summary>
public sealed partial class Connections
{
    private readonly FrozenDictionary<string, Connection> _connections;
    private readonly FrozenDictionary<Source, WebhookSource> _sources;

    public Connections(
        IOptions<IngestOptions> options, IEnumerable<WebhookSource> sources, ChannelAliases aliases, ILogger<Connections> logger)
    {
        Aliases = aliases;
        _sources = sources.ToFrozenDictionary(source => source.Source);
        _connections = options.Value.Connections.ToFrozenDictionary(
            named => named.Key, named => named.Value.ToConnection(named.Key), StringComparer.Ordinal);

        foreach (var connection in _connections.Values)
        {
            if (connection.Secrets.Count == 0)
                LogNoSecret(logger, connection.Id);
            if (!_sources.ContainsKey(connection.Source))
                LogNoSource(logger, connection.Id, connection.Source);
        }
    }

    public ChannelAliases Aliases { get; }

    public IEnumerable<Connection> All => _connections.Values;

    public Connection? Find(ConnectionId id) => _connections.GetValueOrDefault(id.Value);

    public WebhookSource? SourceOf(Connection connection) => _sources.GetValueOrDefault(connection.Source);

    /// <summary>The connection of that id if it is one of that source; otherwise it does not exist for the caller.</summary>
    internal bool TryFind(string source, string id, out Connection connection, out WebhookSource reader)
    {
        reader = null!;
        return _connections.TryGetValue(id, out connection!)
            && string.Equals(connection.Source.Name(), source, StringComparison.Ordinal)
            && _sources.TryGetValue(connection.Source, out reader!);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Connection {Connection} has no usable secret: every delivery to it is refused. Set Ingest:Connections:{Connection}:Secrets.")]
    private static partial void LogNoSecret(ILogger logger, ConnectionId connection);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Connection {Connection} is of source {Source}, which sends no webhooks: its address answers 404.")]
    private static partial void LogNoSource(ILogger logger, ConnectionId connection, Source source);
}
