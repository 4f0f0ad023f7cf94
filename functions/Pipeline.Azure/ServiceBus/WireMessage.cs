using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Azure.Messaging.ServiceBus;
using Pipeline.Bus;

namespace Pipeline.Azure.ServiceBus;

/// <summary>How our messages look on Service Bus.</summary>
internal static class WireMessage
{
    /// <summary>Which attempt a copy is that was scheduled after a failure; absent on the original.</summary>
    private const string AttemptProperty = "attempt";

    /// <summary>The name under which the Azure SDKs carry a W3C trace parent.</summary>
    private const string TraceProperty = "Diagnostic-Id";

    public static ServiceBusMessage Of(BusMessage message)
    {
        var wire = new ServiceBusMessage(message.Body) { MessageId = message.Id, ContentType = "application/json" };
        if (message.NotBefore is { } notBefore)
            wire.ScheduledEnqueueTime = notBefore;
        if (message.TraceParent is { } trace)
            wire.ApplicationProperties[TraceProperty] = trace;
        return wire;
    }

    public static Delivery Read(ServiceBusReceivedMessage message) =>
        new(message.MessageId, message.Body.ToMemory(), Attempt(message), Trace(message, out var trace) ? trace : null);

    /// <summary>The message once more, later. Its id says which attempt it is, or the duplicate detection would drop it.</summary>
    public static ServiceBusMessage Again(ServiceBusReceivedMessage message, DateTimeOffset notBefore)
    {
        var attempt = Attempt(message) + 1;
        var again = new ServiceBusMessage(message)
        {
            MessageId = $"{OriginalId(message.MessageId)}~{attempt.ToString(CultureInfo.InvariantCulture)}",
            ScheduledEnqueueTime = notBefore,
        };
        again.ApplicationProperties[AttemptProperty] = attempt;
        return again;
    }

    /// <summary>A dead letter as a new message: its id is new as well, or the duplicate detection would drop it for a week.</summary>
    public static ServiceBusMessage Replayed(ServiceBusReceivedMessage letter)
    {
        var replayed = new ServiceBusMessage(letter) { MessageId = $"{OriginalId(letter.MessageId)}~{Guid.NewGuid():N}" };
        replayed.ApplicationProperties.Remove(AttemptProperty);
        return replayed;
    }

    public static DeadLetter ReadDead(ServiceBusReceivedMessage letter) =>
        new(letter.SequenceNumber, letter.MessageId, letter.DeadLetterReason ?? "", letter.DeadLetterErrorDescription ?? "")
        {
            AttemptCount = Attempt(letter),
            EnqueuedAt = letter.EnqueuedTime,
            DeadAt = letter.EnqueuedTime,
            Body = letter.Body.ToMemory(),
            TraceParent = Trace(letter, out var trace) ? trace : null,
        };

    // Deliveries of one message (a lost lock) and copies of it both count.
    private static int Attempt(ServiceBusReceivedMessage message) =>
        message.DeliveryCount - 1 + (message.ApplicationProperties.TryGetValue(AttemptProperty, out var value) && value is int attempt ? attempt : 1);

    private static string OriginalId(string id) => id.LastIndexOf('~') is > 0 and var tilde ? id[..tilde] : id;

    private static bool Trace(ServiceBusReceivedMessage message, [NotNullWhen(true)] out string? trace)
    {
        trace = message.ApplicationProperties.TryGetValue(TraceProperty, out var value) ? value as string : null;
        return trace is not null;
    }
}
