using Pipeline.Bus;
using Pipeline.Model;

namespace Pipeline.Tests.Support;

/// <summary>The queue of rollups without a worker: drops ids it has seen, as both real ones do.</summary>
internal sealed class RollupQueue : IBus
{
    private readonly HashSet<string> _seen = [];
    private readonly Queue<RollupDue> _waiting = new();

    public Task PublishAsync(Bus.Queue queue, IReadOnlyList<BusMessage> messages, CancellationToken cancellationToken)
    {
        queue.ShouldBe(Bus.Queue.Rollups);
        foreach (var message in messages.Where(message => _seen.Add(message.Id)))
            _waiting.Enqueue(RollupDue.Read(message.Body));
        return Task.CompletedTask;
    }

    public IReadOnlyList<RollupDue> TakeAll()
    {
        RollupDue[] all = [.. _waiting];
        _waiting.Clear();
        return all;
    }
}
