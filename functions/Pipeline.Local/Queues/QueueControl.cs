using Pipeline.Bus;

namespace Pipeline.Local.Queues;

/// <summary>What people do with queues: look at them, and decide about dead letters.</summary>
public sealed class QueueControl(LocalBus bus)
{
    private const int BatchSize = 100;

    public QueueDepth Depth(Queue queue) => bus[queue].Depth();

    /// <summary>Dead letters in the order in which they were enqueued.</summary>
    /// <param name="after">The sequence of the last one of the page before; 0 for the first page.</param>
    public IReadOnlyList<DeadLetter> DeadLetters(Queue queue, long after = 0, int most = BatchSize) =>
        bus[queue].DeadLetters.Page(after, long.MaxValue, most);

    /// <summary>
    /// Puts a dead letter, or all of them, back on the queue as if it had just been published. If the host dies meanwhile some may be there
    /// twice; none is lost.
    /// </summary>
    /// <param name="id">A message's id; null for all that are dead now.</param>
    /// <returns>How many come again.</returns>
    /// <exception cref="BusUnavailableException">The queue takes nothing now; the others stay dead letters.</exception>
    public Task<int> ReplayAsync(Queue queue, string? id, CancellationToken cancellationToken) =>
        EachAsync(queue, id, async letters =>
        {
            var messages = letters.ConvertAll(letter => new BusMessage(letter.Id, letter.Body) { TraceParent = letter.TraceParent });
            await bus[queue].AppendAsync(messages, isReplay: true, cancellationToken);
            return await bus[queue].DeadLetters.DeleteAsync(letters, cancellationToken);
        });

    /// <summary>Deletes a dead letter, or all of them; returns how many there were.</summary>
    /// <param name="id">A message's id; null for all that are dead now.</param>
    public Task<int> DeleteAsync(Queue queue, string? id, CancellationToken cancellationToken) =>
        EachAsync(queue, id, letters => bus[queue].DeadLetters.DeleteAsync(letters, cancellationToken));

    private async Task<int> EachAsync(Queue queue, string? id, Func<List<DeadLetter>, Task<int>> handle)
    {
        var rows = bus[queue].DeadLetters;
        if (id is not null)
            return await handle(rows.Find(id));

        // What is replayed and dies again meanwhile lies behind the last one of now.
        var (count, last, after) = (0, rows.LastSequence(), 0L);
        while (rows.Page(after, last, BatchSize) is { Count: > 0 } page)
        {
            count += await handle(page);
            after = page[^1].Sequence;
        }

        return count;
    }
}
