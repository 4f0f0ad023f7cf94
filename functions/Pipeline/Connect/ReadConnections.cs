using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Store;

namespace Pipeline.Connect;

/// <summary>A connection, without its secrets.</summary>
/// <param name="Address">The path that the platform posts to.</param>
/// <param name="CheckedAt">When it was last looked at; null: never.</param>
public sealed record ConnectionView(
    ConnectionId Id, Source Source, string Address, DateTimeOffset? AcceptedAt, DateTimeOffset? RefusedAt, string? Refusal,
    DateTimeOffset? QuarantinedAt, DateTimeOffset? CheckedAt, IReadOnlyList<ConnectionFinding> Findings)
{
    internal static ConnectionView Of(Connection connection, ConnectionState? state, ConnectionChecked? found) => new(
        connection.Id, connection.Source, WebhookAddress.PathOf(connection), state?.AcceptedAt, state?.RefusedAt, state?.Refusal,
        state?.QuarantinedAt, found?.At, found?.Findings ?? []);
}

/// <summary>The connections with what last came to each and what its last check found.</summary>
public sealed class ReadConnections(Connections connections, IStore store)
{
    /// <param name="community">Those that serve it; null: all.</param>
    public async Task<IReadOnlyList<ConnectionView>> ListAsync(CommunityId? community, CancellationToken cancellationToken)
    {
        var all = connections.All
            .Where(connection => community is not { } one || connection.Serves(one))
            .OrderBy(connection => connection.Id.Value, StringComparer.Ordinal)
            .ToList();
        RowKey[] keys = [.. all.Select(connection => Tables.ConnectionKey(connection.Id))];
        var states = await store.FindManyAsync(Tables.Connections, keys, cancellationToken);
        var found = await store.FindManyAsync(Tables.Checks, keys, cancellationToken);
        return [.. all.Select((connection, place) => ConnectionView.Of(connection, states[place], found[place]))];
    }
}
