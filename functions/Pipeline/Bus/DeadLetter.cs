namespace Pipeline.Bus;

/// <summary>A message that its stage could not handle, kept until somebody replays or deletes it.</summary>
/// <param name="Sequence">Its place in the queue; lists are in this order and go on after it.</param>
/// <param name="Reason">One word for lists and counters, for example <c>attempts</c> or <c>unreadable</c>.</param>
public sealed record DeadLetter(long Sequence, string Id, string Reason, string Description)
{
    /// <summary>How often it was delivered.</summary>
    public required int AttemptCount { get; init; }

    public required DateTimeOffset EnqueuedAt { get; init; }

    public required DateTimeOffset DeadAt { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public string? TraceParent { get; init; }
}
