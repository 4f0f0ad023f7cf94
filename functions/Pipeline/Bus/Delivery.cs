namespace Pipeline.Bus;

/// <summary>One attempt to hand a message to its stage.</summary>
/// <param name="Attempt">1 for the first.</param>
public sealed record Delivery(string Id, ReadOnlyMemory<byte> Body, int Attempt, string? TraceParent = null);

/// <summary>What becomes of a delivery.</summary>
public abstract record Settlement
{
    private Settlement()
    {
    }

    /// <summary>Done: the message is gone.</summary>
    public sealed record Completed : Settlement
    {
        public static Completed Instance { get; } = new();
    }

    /// <summary>Not now: the message comes again after a back-off, or goes to the dead letters after the last attempt.</summary>
    public sealed record Retried(string Reason) : Settlement;

    /// <summary>Never: the message goes to the dead letters at once.</summary>
    public sealed record DeadLettered(string Reason, string Description) : Settlement;
}
