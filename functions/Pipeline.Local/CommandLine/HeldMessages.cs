using Pipeline.Bus;

namespace Pipeline.Local.CommandLine;

/// <summary>What a command would put on the queues where no host works on them: it does that itself afterwards.</summary>
internal sealed class HeldMessages : IBus
{
    private readonly List<(Queue Queue, BusMessage Message)> _held = [];

    public IEnumerable<BusMessage> Of(Queue queue) => _held.Where(held => held.Queue == queue).Select(held => held.Message);

    public Task PublishAsync(Queue queue, IReadOnlyList<BusMessage> messages, CancellationToken cancellationToken)
    {
        _held.AddRange(messages.Select(message => (queue, message)));
        return Task.CompletedTask;
    }
}
