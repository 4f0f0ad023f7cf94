namespace Pipeline.Bus;

/// <summary>The queues between stages.</summary>
public enum Queue
{
    Events,
    Enforcements,
    Rollups,
}

public static class QueueNames
{
    private static readonly string[] Names = ["events", "enforcements", "rollups"];

    public static string Name(this Queue queue) => Names[(int)queue];
}

/// <summary>A message on its way to a queue.</summary>
/// <param name="Id">The same id within the queue's duplicate window is accepted and dropped.</param>
/// <param name="Body">
/// At most 256 KB with the rest, which is what Service Bus Standard takes. It belongs to the bus once it is published: nobody changes it.
/// </param>
public sealed record BusMessage(string Id, ReadOnlyMemory<byte> Body)
{
    /// <summary>Not delivered before this instant.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>W3C trace context of who published it.</summary>
    public string? TraceParent { get; init; }
}

/// <summary>Queues that keep what they accept: when <see cref="PublishAsync"/> returns, the messages survive a crash.</summary>
public interface IBus
{
    /// <exception cref="BusUnavailableException">Nothing can be accepted now; the caller asks its client to come again.</exception>
    Task PublishAsync(Queue queue, IReadOnlyList<BusMessage> messages, CancellationToken cancellationToken);
}

/// <summary>The bus takes nothing at the moment.</summary>
public sealed class BusUnavailableException : Exception
{
    public BusUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
