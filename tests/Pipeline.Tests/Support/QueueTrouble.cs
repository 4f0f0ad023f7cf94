using Microsoft.Extensions.DependencyInjection;
using Pipeline.Bus;
using Pipeline.Local.Queues;
using Queue = Pipeline.Bus.Queue;

namespace Pipeline.Tests.Support;

/// <summary>
/// What queues do on bad days, on demand, around a local host's real one: any test of a whole host can add it. The same seed makes the
/// same decisions; which message meets which of them depends on the threads. Rates are 0 to 1.
/// </summary>
internal sealed record QueueTrouble(int Seed)
{
    private readonly Random _random = new(Seed);

    /// <summary>Messages that the stage is handed twice, the second time at the same time as the first.</summary>
    public double DuplicateRate { get; init; }

    /// <summary>Messages that come later, behind others that were published after them.</summary>
    public double HoldBackRate { get; init; }

    /// <summary>Whether the messages of a batch are in any order.</summary>
    public bool Shuffles { get; init; }

    /// <summary>Publishes that are refused.</summary>
    public double FailPublishRate { get; init; }

    /// <summary>Publishes that are accepted, though their publisher is told otherwise.</summary>
    public double LosePublishRate { get; init; }

    /// <summary>Batches that come again without having been handled.</summary>
    public double FailBatchRate { get; init; }

    /// <summary>Batches that come again although they were handled.</summary>
    public double LoseSettlementRate { get; init; }

    public IBus Around(IBus bus) => new TroubledBus(bus, this);

    public QueueStage Around(QueueStage stage) => stage with
    {
        Handle = (deliveries, cancellationToken) => HandleAsync(stage, deliveries, cancellationToken),
    };

    private async Task<IReadOnlyList<Settlement>> HandleAsync(
        QueueStage stage, IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken)
    {
        if (Strikes(FailBatchRate))
            throw new TimeoutException("The stage was not reached.");

        var settlements = new Settlement[deliveries.Count];
        var handed = Order(Enumerable.Range(0, deliveries.Count).Where(_ => !Strikes(HoldBackRate)));
        var twice = handed.Where(_ => Strikes(DuplicateRate)).Select(index => deliveries[index]).ToList();
        Array.Fill(settlements, new Settlement.Retried("HeldBack"));
        var first = stage.Handle([.. handed.Select(index => deliveries[index])], cancellationToken);
        var second = twice.Count > 0 ? stage.Handle(twice, cancellationToken) : Task.FromResult<IReadOnlyList<Settlement>>([]);
        foreach (var (index, settlement) in handed.Zip(await first))
            settlements[index] = settlement;

        await second;
        return Strikes(LoseSettlementRate) ? throw new TimeoutException("The answer was lost.") : settlements;
    }

    private List<int> Order(IEnumerable<int> indexes)
    {
        var list = indexes.ToArray();
        lock (_random)
        {
            if (Shuffles)
                _random.Shuffle(list);
        }

        return [.. list];
    }

    private bool Strikes(double rate)
    {
        lock (_random)
            return _random.NextDouble() < rate;
    }

    private sealed class TroubledBus(IBus bus, QueueTrouble trouble) : IBus
    {
        public async Task PublishAsync(Queue queue, IReadOnlyList<BusMessage> messages, CancellationToken cancellationToken)
        {
            if (trouble.Strikes(trouble.FailPublishRate))
                throw new BusUnavailableException("The bus takes nothing at the moment.");

            await bus.PublishAsync(queue, messages, cancellationToken);
            if (trouble.Strikes(trouble.LosePublishRate))
                throw new BusUnavailableException("The answer of the bus was lost.");
        }
    }
}

internal static class QueueTroubleServices
{
    /// <summary>Makes trouble for everything on the bus that is registered by now.</summary>
    public static IServiceCollection AddQueueTrouble(this IServiceCollection services, QueueTrouble trouble)
    {
        Replace<IBus>(services, trouble.Around);
        Replace<QueueStage>(services, trouble.Around);
        return services;
    }

    private static void Replace<T>(IServiceCollection services, Func<T, T> around) where T : class
    {
        for (var i = 0; i < services.Count; i++)
        {
            if (services[i].ServiceType == typeof(T) && services[i].ImplementationFactory is { } factory)
                services[i] = ServiceDescriptor.Singleton(provider => around((T)factory(provider)));
        }
    }
}
