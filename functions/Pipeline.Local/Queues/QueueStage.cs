using System.ComponentModel.DataAnnotations;
using Pipeline.Bus;

namespace Pipeline.Local.Queues;

/// <summary>What a queue's messages are for.</summary>
/// <param name="Handle">
/// Is handed up to <see cref="BatchSize"/> deliveries and returns a settlement for each, in their order. What it wrote is stored when it
/// returns. If it throws, the whole batch comes again.
/// </param>
public sealed record QueueStage(Queue Queue, Func<IReadOnlyList<Delivery>, CancellationToken, Task<IReadOnlyList<Settlement>>> Handle)
{
    [Range(1, 1_000)]
    public int BatchSize { get; init; } = 100;

    /// <summary>So many batches are handled at once.</summary>
    [Range(1, 64)]
    public int ConcurrentBatches { get; init; } = 2;
}
