using Microsoft.Extensions.Logging;
using Pipeline.Bus;
using Pipeline.Model;

namespace Pipeline.Ingest;

/// <summary>
/// Ingest, the first stage: takes one delivery, and answers 2xx only once everything in it is on the bus or in the quarantine.
/// Whatever the bytes, it answers; it throws for nothing but the caller's own cancellation.
/// </summary>
public sealed partial class IngestWebhook(
    Connections connections, IBus bus, DeliveryLog deliveries, IngestMetrics metrics, ILogger<IngestWebhook> logger)
{
    /// <summary>Larger bodies are refused with 413; the host stops reading them there.</summary>
    public const int MaxBodyBytes = 1024 * 1024;

    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(10);

    /// <param name="sourceName">The source's name in the address.</param>
    /// <param name="connectionId">The connection's id in the address.</param>
    public async Task<WebhookAnswer> HandleAsync(
        string sourceName, string connectionId, WebhookRequest request, CancellationToken cancellationToken)
    {
        if (!connections.TryFind(sourceName, connectionId, out var connection, out var source))
        {
            metrics.Delivered("unknown", "unknown_connection");
            return WebhookAnswer.Of(404, "unknown-connection", "Unknown connection", "There is no connection of this source at this address.");
        }

        var (answer, outcome) = await DecideAsync(request, connection, source, cancellationToken);
        metrics.Delivered(source.Source.Name(), outcome);
        await deliveries.NoteAsync(connection.Id, outcome, cancellationToken);
        return answer;
    }

    private async Task<(WebhookAnswer Answer, string Outcome)> DecideAsync(
        WebhookRequest request, Connection connection, WebhookSource source, CancellationToken cancellationToken)
    {
        if (request.Body.Length > MaxBodyBytes)
            return (WebhookAnswer.Of(413, "too-large", "Body too large", $"A delivery has at most {MaxBodyBytes} bytes."), "too_large");
        if (source.Handshake(request, connection) is { } handshake)
            return (WebhookAnswer.Of(handshake), "handshake");
        if (request.Method != "POST" && !(request.Method == "GET" && source.AcceptsGet))
            return (WebhookAnswer.Of(405, "method", "Method not allowed", "Deliveries to this connection come by POST."), "method");

        if (Verify(request, connection, source) is { } refusal)
        {
            LogRefused(connection.Id, refusal.Reason);
            var reason = ReasonName(refusal.Reason);
            return (WebhookAnswer.Of(401, reason, "Delivery not accepted", refusal.Detail), reason);
        }

        Reading reading;
        Acceptance acceptance;
        try
        {
            reading = Read(request, await connections.Aliases.ExtendAsync(connection, cancellationToken), source);
            acceptance = Acceptance.Of(reading, request.ReceivedAt);
            await connections.Aliases.KeepAsync(reading.Events, cancellationToken);
            if (acceptance.Messages.Count > 0)
                await bus.PublishAsync(Queue.Events, acceptance.Messages, cancellationToken);
            if (acceptance.Fault is { } fault)
                await deliveries.QuarantineAsync(request, source, connection, fault, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever keeps the bus or the store from taking it, the platform still has the delivery and is asked to come again.
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogUnavailable(connection.Id, failure.GetType().Name);
            var unavailable = WebhookAnswer.Of(503, "unavailable", "Come again later", "Nothing can be accepted at the moment; send the delivery again.");
            return (unavailable with { RetryAfter = ComeAgain }, "unavailable");
        }

        metrics.Unused(source.Source, reading.Unused);
        metrics.Published(source.Source, acceptance.Messages.Count);
        if (acceptance.Fault is not null)
            LogQuarantined(connection.Id, acceptance.Fault);
        return (WebhookAnswer.Of(reading.Reply), OutcomeOf(acceptance));
    }

    private static Refusal? Verify(WebhookRequest request, Connection connection, WebhookSource source)
    {
        if (connection.Secrets.Count == 0)
            return Refusal.NoSecret();

        try
        {
            return source.Verify(request, connection);
        }
#pragma warning disable CA1031 // A check that could not be carried out is not passed.
        catch (Exception)
#pragma warning restore CA1031
        {
            return new(RefusalReason.WrongSignature, "The signature could not be checked.");
        }
    }

    internal static Reading Read(WebhookRequest request, Connection connection, WebhookSource source)
    {
        try
        {
            return source.Read(request, connection);
        }
#pragma warning disable CA1031 // The body is authentic: whatever is wrong with it, or with the code that reads it, it is kept in the quarantine.
        catch (Exception unreadable)
#pragma warning restore CA1031
        {
            return Reading.Unreadable(Faults.Describe(unreadable));
        }
    }

    private static string OutcomeOf(Acceptance acceptance) => acceptance switch
    {
        { Fault: not null } => "quarantined",
        { Messages.Count: 0 } => "unused",
        _ => "accepted",
    };

    private static string ReasonName(RefusalReason reason) => reason switch
    {
        RefusalReason.MissingSignature => "missing-signature",
        RefusalReason.WrongSignature => "wrong-signature",
        RefusalReason.StaleSignature => "stale-signature",
        _ => "no-secret",
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Refused a delivery to {Connection}: {Reason}")]
    private partial void LogRefused(ConnectionId connection, RefusalReason reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A delivery to {Connection} went to the quarantine: {Fault}")]
    private partial void LogQuarantined(ConnectionId connection, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "A delivery to {Connection} was answered 503: {Failure}")]
    private partial void LogUnavailable(ConnectionId connection, string failure);
}
