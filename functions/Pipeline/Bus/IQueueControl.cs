namespace Pipeline.Bus;

/// <summary>What people do with queues: look at them, and decide about dead letters.</summary>
public interface IQueueControl
{
    Task<QueueDepth> DepthAsync(Queue queue, CancellationToken cancellationToken);

    /// <summary>Dead letters in the order in which they were enqueued.</summary>
    /// <param name="queue">Whose.</param>
    /// <param name="after">The sequence of the last one of the page before; 0 for the first page.</param>
    /// <param name="most">How many at the most.</param>
    Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(Queue queue, long after, int most, CancellationToken cancellationToken);

    /// <summary>
    /// Puts a dead letter, or all of them, back on the queue as if it had just been published. If the host dies meanwhile some may be there
    /// twice; none is lost.
    /// </summary>
    /// <param name="queue">Whose.</param>
    /// <param name="id">A message's id; null for all that are dead now.</param>
    /// <returns>How many come again.</returns>
    /// <exception cref="BusUnavailableException">The queue takes nothing now; the others stay dead letters.</exception>
    Task<int> ReplayAsync(Queue queue, string? id, CancellationToken cancellationToken);

    /// <summary>Deletes a dead letter, or all of them; returns how many there were.</summary>
    /// <param name="queue">Whose.</param>
    /// <param name="id">A message's id; null for all that are dead now.</param>
    Task<int> DeleteAsync(Queue queue, string? id, CancellationToken cancellationToken);
}
