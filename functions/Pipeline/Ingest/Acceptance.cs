using System.Diagnostics;
using System.Globalization;
using Pipeline.Bus;
using Pipeline.Model;

namespace Pipeline.Ingest;

/// <summary>What becomes of a reading: messages for the bus, and the reason why the body is kept in quarantine as well, if there is one.</summary>
internal sealed record Acceptance(IReadOnlyList<BusMessage> Messages, string? Fault)
{
    /// <summary>Service Bus Standard takes 256 KB with the message's own properties, which this leaves room for.</summary>
    public const int MaxMessageBytes = (256 - 4) * 1024;

    public static Acceptance Of(Reading reading, DateTimeOffset now)
    {
        if (reading.Events.Count == 0)
            return new([], reading.Fault);

        var fault = reading.Fault;
        var messages = new List<BusMessage>(reading.Events.Count);
        foreach (var communityEvent in reading.Events)
        {
            if (EventLimits.FaultOf(communityEvent, now) is { } beyond)
            {
                fault ??= beyond;
                continue;
            }

            var body = EventJson.Write(communityEvent);
            if (body.Length > MaxMessageBytes)
                fault ??= string.Create(CultureInfo.InvariantCulture, $"An event has {body.Length} bytes; the bus takes {MaxMessageBytes}.");
            else
                messages.Add(new(communityEvent.Id.Value, body) { TraceParent = Activity.Current?.Id });
        }

        return new(messages, fault);
    }
}
