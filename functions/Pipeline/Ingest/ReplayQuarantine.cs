using Pipeline.Bus;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Ingest;

/// <summary>What became of a replayed row.</summary>
public enum ReplayOutcome
{
    /// <summary>Everything in it is on the bus (or acknowledged, not used) and the row is gone.</summary>
    Replayed,

    /// <summary>It still cannot be read whole: what could be read is on the bus, the row stays.</summary>
    StillUnreadable,

    /// <summary>There is no such row.</summary>
    NotFound,

    /// <summary>The row's connection is not configured any more.</summary>
    UnknownConnection,
}

/// <summary>Reads a quarantined delivery again, after the source (or the connection's settings) learnt to. Events that were published before keep their ids.</summary>
public sealed class ReplayQuarantine(Connections connections, IBus bus, IStore store, TimeProvider clock)
{
    /// <param name="connectionId">The connection that the delivery came to.</param>
    /// <param name="id">The row's <see cref="Quarantined.Id"/>.</param>
    public async Task<ReplayOutcome> HandleAsync(ConnectionId connectionId, string id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(Tables.Quarantine, new(connectionId.Value, id), cancellationToken) is not { } row)
            return ReplayOutcome.NotFound;
        if (!connections.TryFind(row.Source.Name(), connectionId.Value, out var connection, out var source))
            return ReplayOutcome.UnknownConnection;

        var reading = IngestWebhook.Read(row.ToRequest(), await connections.Aliases.ExtendAsync(connection, cancellationToken), source);
        var acceptance = Acceptance.Of(reading, clock.GetUtcNow());
        await connections.Aliases.KeepAsync(reading.Events, cancellationToken);
        if (acceptance.Messages.Count > 0)
            await bus.PublishAsync(Queue.Events, acceptance.Messages, cancellationToken);
        if (acceptance.Fault is not null)
            return ReplayOutcome.StillUnreadable;

        await store.DeleteAsync(Tables.Quarantine, [new RowKey(connectionId.Value, id)], cancellationToken);
        return ReplayOutcome.Replayed;
    }
}
