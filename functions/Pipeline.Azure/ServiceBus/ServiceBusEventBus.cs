using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Pipeline.Bus;

namespace Pipeline.Azure.ServiceBus;

/// <summary>
/// The queues on Azure Service Bus. Message ids let the namespace drop what it has seen within its duplicate window, so a publish that
/// failed half-way is simply repeated by whoever asked for it.
/// </summary>
public sealed class ServiceBusEventBus(ServiceBusClient client) : IBus, IAsyncDisposable
{
    private readonly ConcurrentDictionary<Queue, ServiceBusSender> _senders = new();

    public async Task PublishAsync(Queue queue, IReadOnlyList<BusMessage> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0)
            return;

        var sender = _senders.GetOrAdd(queue, static (name, bus) => bus.CreateSender(name.Name()), client);
        try
        {
            if (messages.Count == 1)
                await sender.SendMessageAsync(WireMessage.Of(messages[0]), cancellationToken);
            else
                await SendBatchesAsync(sender, messages, cancellationToken);
        }
        catch (ServiceBusException away) when (IsAway(away))
        {
            throw new BusUnavailableException($"Queue {queue.Name()} takes nothing at the moment: {away.Reason}.", away);
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new BusUnavailableException(
                $"Queue {queue.Name()} refuses this identity. Give it the role Azure Service Bus Data Sender, then wait a few minutes.", refused);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var sender in _senders.Values)
            await sender.DisposeAsync();
    }

    private static async Task SendBatchesAsync(ServiceBusSender sender, IReadOnlyList<BusMessage> messages, CancellationToken cancellationToken)
    {
        var next = 0;
        while (next < messages.Count)
        {
            using var batch = await sender.CreateMessageBatchAsync(cancellationToken);
            while (next < messages.Count && batch.TryAddMessage(WireMessage.Of(messages[next])))
                next++;
            if (batch.Count == 0)
                throw new PoisonException("too-large", $"A message of {messages[next].Body.Length} bytes does not fit the namespace's limit.");

            await sender.SendMessagesAsync(batch, cancellationToken);
        }
    }

    // A wrong name or size stays wrong however often it is tried; everything else may be over in a minute.
    private static bool IsAway(ServiceBusException failure) =>
        failure.Reason is not (ServiceBusFailureReason.MessageSizeExceeded or ServiceBusFailureReason.MessagingEntityNotFound);
}
