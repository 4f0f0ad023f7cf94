using Pipeline.Bus;

namespace Pipeline.Local.Queues;

/// <summary>What a queue's messages are for.</summary>
/// <param name="Handle">
/// Is handed up to <see cref="BatchSize"/> deliveries and returns a settlement for each, in their order. What it wrote is stored when it
/// returns. If it throws, the whole batch comes again.
/// </param>
public sealed record QueueStage(Queue Queue, Func<IReadOnlyList<Delivery>, CancellationToken, Task<IReadOnlyList<Settlement>>> Handle)
{
    public int BatchSize { get; init; } = 100;

    /// <summary>As many batches are handled at once.</summary>
    public int ConcurrentBatches { get; init; } = 2;
}
