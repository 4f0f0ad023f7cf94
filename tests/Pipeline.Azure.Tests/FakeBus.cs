using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Azure.Tests;

#pragma warning disable CA2215 // There is no connection beneath these that a base could close.

/// <summary>A namespace that keeps what is sent to it.</summary>
internal sealed class FakeNamespace : ServiceBusClient
{
    public List<(string Queue, ServiceBusMessage Message)> Sent { get; } = [];

    /// <summary>How many messages each batch had that was sent as one.</summary>
    public List<int> Batches { get; } = [];

    /// <summary>As many fit into one batch.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>Thrown by every sending.</summary>
    public Exception? Trouble { get; set; }

    public override ServiceBusSender CreateSender(string queueOrTopicName) => new Sender(this, queueOrTopicName);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Sender(FakeNamespace bus, string queue) : ServiceBusSender
    {
        private List<ServiceBusMessage> _batch = [];

        public override Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default)
        {
            if (bus.Trouble is { } trouble)
                throw trouble;
            bus.Sent.Add((queue, message));
            return Task.CompletedTask;
        }

        public override ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(CancellationToken cancellationToken = default)
        {
            _batch = [];
            return new(ServiceBusModelFactory.ServiceBusMessageBatch(256 * 1024, _batch, tryAddCallback: _ => _batch.Count < bus.BatchSize));
        }

        public override Task SendMessagesAsync(ServiceBusMessageBatch messageBatch, CancellationToken cancellationToken = default)
        {
            if (bus.Trouble is { } trouble)
                throw trouble;
            bus.Batches.Add(_batch.Count);
            bus.Sent.AddRange(_batch.Select(message => (queue, message)));
            return Task.CompletedTask;
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

/// <summary>Settlements that are kept instead of told to the Functions host.</summary>
internal sealed class KeptActions : ServiceBusMessageActions
{
    public List<string> Completed { get; } = [];

    public List<(string Id, string? Reason, string? Description)> Dead { get; } = [];

    /// <summary>The lock of this message is lost: it cannot be settled.</summary>
    public string? Lost { get; init; }

    public override Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
    {
        if (message.MessageId == Lost)
            throw new ServiceBusException("The lock is lost.", ServiceBusFailureReason.MessageLockLost);
        Completed.Add(message.MessageId);
        return Task.CompletedTask;
    }

    public override Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, Dictionary<string, object>? propertiesToModify = null, string? deadLetterReason = null,
        string? deadLetterErrorDescription = null, CancellationToken cancellationToken = default)
    {
        Dead.Add((message.MessageId, deadLetterReason, deadLetterErrorDescription));
        return Task.CompletedTask;
    }
}
