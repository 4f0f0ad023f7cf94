using Pipeline.Bus;

namespace Pipeline.Local.Queues;

/// <summary>The control of one machine's queues.</summary>
public sealed class QueueControl(LocalBus bus) : IQueueControl
{
    private const int BatchSize = 100;

    public QueueDepth Depth(Queue queue) => bus[queue].Depth();

    /// <summary>Dead letters in the order in which they were enqueued.</summary>
    /// <param name="after">The sequence of the last one of the page before; 0 for the first page.</param>
    public IReadOnlyList<DeadLetter> DeadLetters(Queue queue, long after = 0, int most = BatchSize) =>
        bus[queue].DeadLetters.Page(after, long.MaxValue, most);

    Task<QueueDepth> IQueueControl.DepthAsync(Queue queue, CancellationToken cancellationToken) => Task.FromResult(Depth(queue));

    Task<IReadOnlyList<DeadLetter>> IQueueControl.DeadLettersAsync(Queue queue, long after, int most, CancellationToken cancellationToken) =>
        Task.FromResult(DeadLetters(queue, after, most));

    public Task<int> ReplayAsync(Queue queue, string? id, CancellationToken cancellationToken) =>
        EachAsync(queue, id, async letters =>
        {
            var messages = letters.ConvertAll(letter => new BusMessage(letter.Id, letter.Body) { TraceParent = letter.TraceParent });
            await bus[queue].AppendAsync(messages, isReplay: true, cancellationToken);
            return await bus[queue].DeadLetters.DeleteAsync(letters, cancellationToken);
        });

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
