using Pipeline.Model;

namespace Pipeline.Ingest.Internal;

/// <summary>What an event is called within its connection, so that it is the same one when it comes again.</summary>
internal readonly record struct EventName(string Native, int Ordinal)
{
    /// <summary>By its own id and, where it has one, its source. Neither has control characters, so the two cannot run into each other.</summary>
    public static EventName Given(string? source, string id) => new(source is null ? "event:" + id : $"event:{source}\n{id}", 0);

    /// <summary>By the delivery's id and the place in it.</summary>
    public static EventName InDelivery(string id, int ordinal) => new("event:" + id, ordinal);

    /// <summary>By what was written, where nobody gave an id: the same words at the same time are the same event.</summary>
    public static EventName OfText(ReadOnlySpan<byte> text) => new("text:" + Digest.Text(text), 0);

    public EventId Of(ConnectionId connection) => EventId.Of(connection, Native, Ordinal);
}
