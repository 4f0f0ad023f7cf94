using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Pipeline.Bus;

namespace Pipeline.Azure.ServiceBus;

/// <summary>
/// Tells Service Bus what became of each message of a batch. Abandoning would bring a message back at once and use up its attempts in
/// milliseconds, so one that failed comes back as a scheduled copy, and its last failure goes to the dead letters with the reason.
/// </summary>
public sealed class SettleBatch(ServiceBusClient client, IOptions<BackOffOptions> options, TimeProvider clock)
{
    private const int DescriptionLimit = 4096;

    public async Task HandleAsync(
        Queue queue,
        IReadOnlyList<ServiceBusReceivedMessage> messages,
        ServiceBusMessageActions actions,
        Func<IReadOnlyList<Delivery>, CancellationToken, Task<IReadOnlyList<Settlement>>> stage,
        CancellationToken cancellationToken)
    {
        var deliveries = messages.Select(WireMessage.Read).ToList();
        var settlements = await stage(deliveries, cancellationToken);
        await using var sender = new LazySender(client, queue.Name());
        var settled = messages.Zip(deliveries, settlements).Select(one => SettleAsync(one.First, one.Second, one.Third, actions, sender, cancellationToken));
        await Task.WhenAll(settled);
    }

    private async Task SettleAsync(
        ServiceBusReceivedMessage message,
        Delivery delivery,
        Settlement settlement,
        ServiceBusMessageActions actions,
        LazySender sender,
        CancellationToken cancellationToken)
    {
        switch (settlement)
        {
            case Settlement.DeadLettered dead:
                await actions.DeadLetterMessageAsync(message, null, dead.Reason, Short(dead.Description), cancellationToken);
                break;
            case Settlement.Retried retried when delivery.Attempt >= options.Value.MaxAttempts:
                await actions.DeadLetterMessageAsync(
                    message, null, "attempts", $"Attempt {delivery.Attempt} failed: {Short(retried.Reason)}.", cancellationToken);
                break;
            case Settlement.Retried:
                // The copy first: a crash in between leaves both, and the stage counts them once.
                var notBefore = clock.GetUtcNow() + options.Value.DelayAfter(delivery.Attempt);
                await sender.Value.SendMessageAsync(WireMessage.Again(message, notBefore), cancellationToken);
                await actions.CompleteMessageAsync(message, cancellationToken);
                break;
            default:
                await actions.CompleteMessageAsync(message, cancellationToken);
                break;
        }
    }

    private static string Short(string text) => text.Length <= DescriptionLimit ? text : text[..DescriptionLimit];

    private sealed class LazySender(ServiceBusClient client, string queue) : IAsyncDisposable
    {
        private readonly Lazy<ServiceBusSender> _sender = new(() => client.CreateSender(queue));

        public ServiceBusSender Value => _sender.Value;

        public ValueTask DisposeAsync() => _sender.IsValueCreated ? _sender.Value.DisposeAsync() : ValueTask.CompletedTask;
    }
}
