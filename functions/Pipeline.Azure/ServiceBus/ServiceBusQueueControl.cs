using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Pipeline.Bus;

namespace Pipeline.Azure.ServiceBus;

/// <summary>The control of the namespace's queues. Dead letters are locked while they are replayed or deleted, so that two people at once do it once.</summary>
public sealed class ServiceBusQueueControl(ServiceBusClient client, ServiceBusAdministrationClient administration) : IQueueControl
{
    private const int BatchSize = 100;
    private static readonly TimeSpan NothingMore = TimeSpan.FromSeconds(5);

    public async Task<QueueDepth> DepthAsync(Queue queue, CancellationToken cancellationToken)
    {
        var counts = (await administration.GetQueueRuntimePropertiesAsync(queue.Name(), cancellationToken)).Value;
        await using var receiver = client.CreateReceiver(queue.Name());
        var oldest = await receiver.PeekMessageAsync(cancellationToken: cancellationToken);

        // The service counts messages that are locked among the active ones.
        return new(counts.ActiveMessageCount, 0, (int)counts.ScheduledMessageCount, counts.DeadLetterMessageCount, oldest?.EnqueuedTime);
    }

    public async Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(Queue queue, long after, int most, CancellationToken cancellationToken)
    {
        await using var receiver = DeadLetters(queue);
        var letters = await receiver.PeekMessagesAsync(most, after + 1, cancellationToken);
        return [.. letters.Select(WireMessage.ReadDead)];
    }

    public async Task<int> ReplayAsync(Queue queue, string? id, CancellationToken cancellationToken)
    {
        await using var sender = client.CreateSender(queue.Name());
        return await EachAsync(queue, id, letter => sender.SendMessageAsync(WireMessage.Replayed(letter), cancellationToken), cancellationToken);
    }

    public Task<int> DeleteAsync(Queue queue, string? id, CancellationToken cancellationToken) =>
        EachAsync(queue, id, _ => Task.CompletedTask, cancellationToken);

    private async Task<int> EachAsync(Queue queue, string? id, Func<ServiceBusReceivedMessage, Task> handle, CancellationToken cancellationToken)
    {
        await using var receiver = DeadLetters(queue);
        var (handled, others) = (0, new List<ServiceBusReceivedMessage>());

        // What is replayed and dies again meanwhile is not taken a second time.
        var left = (await administration.GetQueueRuntimePropertiesAsync(queue.Name(), cancellationToken)).Value.DeadLetterMessageCount;
        while (left > 0
            && await receiver.ReceiveMessagesAsync((int)Math.Min(BatchSize, left), NothingMore, cancellationToken) is { Count: > 0 } letters)
        {
            left -= letters.Count;
            foreach (var letter in letters)
            {
                if (id is not null && letter.MessageId != id)
                {
                    others.Add(letter);
                    continue;
                }

                await handle(letter);
                await receiver.CompleteMessageAsync(letter, cancellationToken);
                handled++;
            }
        }

        foreach (var letter in others)
            await receiver.AbandonMessageAsync(letter, cancellationToken: cancellationToken);
        return handled;
    }

    private ServiceBusReceiver DeadLetters(Queue queue) =>
        client.CreateReceiver(queue.Name(), new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
}
