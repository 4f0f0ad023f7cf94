using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Azure.ServiceBus;
using Pipeline.Bus;
using Pipeline.Flow;

namespace Pipeline.Azure;

/// <summary>The stages behind the queues, in batches whose messages are settled one by one.</summary>
public sealed class QueueTriggers(QueueStages stages, SettleBatch settle)
{
    private const string Connection = "ServiceBusConnection";

    [Function(Functions.ModerateAndClassify)]
    public Task ModerateAndClassify(
        [ServiceBusTrigger("events", Connection = Connection, IsBatched = true, AutoCompleteMessages = false)] ServiceBusReceivedMessage[] messages,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        settle.HandleAsync(Queue.Events, messages, actions, stages.ModerateAndClassifyAsync, cancellationToken);

    [Function(Functions.EnforceVerdict)]
    public Task EnforceVerdict(
        [ServiceBusTrigger("enforcements", Connection = Connection, IsBatched = true, AutoCompleteMessages = false)] ServiceBusReceivedMessage[] messages,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        settle.HandleAsync(Queue.Enforcements, messages, actions, stages.EnforceVerdictAsync, cancellationToken);

    [Function(Functions.RollUpDay)]
    public Task RollUpDay(
        [ServiceBusTrigger("rollups", Connection = Connection, IsBatched = true, AutoCompleteMessages = false)] ServiceBusReceivedMessage[] messages,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        settle.HandleAsync(Queue.Rollups, messages, actions, stages.RollUpDayAsync, cancellationToken);
}
