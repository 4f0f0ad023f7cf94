using System.Collections.Concurrent;
using Pipeline.Bus;
using Pipeline.Model;

namespace Pipeline.Tests.Ingest.Support;

/// <summary>A bus that drops ids it has seen, as both real ones do, and that can be away.</summary>
internal sealed class RecordingBus : IBus
{
    private readonly ConcurrentDictionary<string, BusMessage> _accepted = new();
    private int _published;

    public Exception? Failure { get; set; }

    public int PublishedCount => _published;

    public IReadOnlyCollection<BusMessage> Messages => [.. _accepted.Values];

    public IEnumerable<CommunityEvent> Events => _accepted.Values.Select(message => EventJson.Read(message.Body.Span));

    public Task PublishAsync(Queue queue, IReadOnlyList<BusMessage> messages, CancellationToken cancellationToken)
    {
        if (Failure is not null)
            throw Failure;

        queue.ShouldBe(Queue.Events);
        Interlocked.Add(ref _published, messages.Count);
        foreach (var message in messages)
            _accepted.TryAdd(message.Id, message);
        return Task.CompletedTask;
    }
}
