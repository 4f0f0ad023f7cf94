using Pipeline.Bus;

namespace Pipeline.Benchmarks.Start;

/// <summary>Queues of a host that is only started: nothing is ever on them.</summary>
internal sealed class NoBus : IBus, IQueueControl
{
    public Task PublishAsync(Queue queue, IReadOnlyList<BusMessage> messages, CancellationToken cancellationToken) => throw Never();

    public Task<QueueDepth> DepthAsync(Queue queue, CancellationToken cancellationToken) => throw Never();

    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(Queue queue, long after, int most, CancellationToken cancellationToken) => throw Never();

    public Task<int> ReplayAsync(Queue queue, string? id, CancellationToken cancellationToken) => throw Never();

    public Task<int> DeleteAsync(Queue queue, string? id, CancellationToken cancellationToken) => throw Never();

    private static NotSupportedException Never() => new("A host that is only started publishes nothing.");
}
