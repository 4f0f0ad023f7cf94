using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Store;

namespace Pipeline.Ingest;

/// <summary>
/// Keeps what could not be read, and when what last came to which connection. The latter is written at most once a minute for each kind
/// of outcome, so that a flood of deliveries, honest or not, is no flood of writes.
/// </summary>
public sealed partial class DeliveryLog(IStore store, TimeProvider clock, ILogger<DeliveryLog> logger)
{
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(ConnectionId Connection, string Outcome), DateTimeOffset> _written = new();

    public Task QuarantineAsync(WebhookRequest request, WebhookSource source, Connection connection, string fault, CancellationToken cancellationToken) =>
        store.JoinAsync(Tables.Quarantine, [QuarantinedDelivery.Of(request, source, connection, fault)], cancellationToken);

    /// <param name="connection">Where it came to.</param>
    /// <param name="outcome">As the metrics name it.</param>
    public async ValueTask NoteAsync(ConnectionId connection, string outcome, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_written.TryGetValue((connection, outcome), out var written) && now - written < Grain)
            return;

        _written[(connection, outcome)] = now;
        if (StateAfter(new(connection), outcome, now) is not { } state)
            return;
        try
        {
            await store.JoinAsync(Tables.Connections, [state], cancellationToken);
        }
#pragma warning disable CA1031 // The delivery itself is safe by now; that nobody sees when it came is no reason to ask for it again.
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogNotNoted(connection, failure.GetType().Name);
        }
    }

    private static ConnectionState? StateAfter(ConnectionState state, string outcome, DateTimeOffset now) => outcome switch
    {
        "accepted" or "unused" or "handshake" => state with { AcceptedAt = now },
        "quarantined" => state with { AcceptedAt = now, QuarantinedAt = now },
        "missing-signature" or "wrong-signature" or "stale-signature" or "no-secret" => state with { RefusedAt = now, Refusal = outcome },
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "When the last delivery came to {Connection} could not be noted: {Failure}")]
    private partial void LogNotNoted(ConnectionId connection, string failure);
}
