using Pipeline.Bus;

namespace Pipeline.Local.Scenarios;

/// <summary>Where a story's stages publish: nobody listens, for what counts is what was decided.</summary>
internal sealed class ScenarioBus : IBus
{
    public Task PublishAsync(Bus.Queue queue, IReadOnlyList<BusMessage> messages, CancellationToken cancellationToken) => Task.CompletedTask;
}
