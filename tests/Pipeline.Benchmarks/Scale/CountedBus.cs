using Pipeline.Bus;
using Pipeline.Local.Queues;

namespace Pipeline.Benchmarks.Scale;

/// <summary>Counts at the local queue what would be operations of Service Bus, and how long its batches take.</summary>
internal sealed class CountedBus
{
    // The service counts a message as one operation for each begun 64 KB.
    private const int OperationBytes = 64 * 1024;

    private long _sent;
    private long _received;
    private long _settled;
    private long _batches;
    private long _ticks;
    private long _bytes;

    public long Sent => _sent;

    public long Received => _received;

    public long Settled => _settled;

    public long Batches => _batches;

    public long Bytes => _bytes;

    public TimeSpan Worked => TimeSpan.FromTicks(_ticks);

    public void Reset() => _sent = _received = _settled = _batches = _ticks = _bytes = 0;

    /// <summary>Puts the counting before what the host has registered.</summary>
    public void Count(IServiceCollection services)
    {
        services.AddSingleton<IBus>(provider => new Sending(provider.GetRequiredService<LocalBus>(), this));
        foreach (var stage in services.Where(service => service.ServiceType == typeof(QueueStage)).ToList())
        {
            services.Remove(stage);
            services.AddSingleton(provider => Around((QueueStage)stage.ImplementationFactory!(provider)));
        }
    }

    private QueueStage Around(QueueStage stage) => stage with
    {
        Handle = async (deliveries, cancellationToken) =>
        {
            var began = TimeProvider.System.GetTimestamp();
            var settlements = await stage.Handle(deliveries, cancellationToken);
            Interlocked.Add(ref _ticks, TimeProvider.System.GetElapsedTime(began).Ticks);
            Interlocked.Increment(ref _batches);
            Interlocked.Add(ref _received, deliveries.Sum(delivery => Operations(delivery.Body.Length)));

            // A message that failed is completed and sent again, later.
            Interlocked.Add(ref _settled, settlements.Count);
            Interlocked.Add(ref _sent, settlements.Count(settlement => settlement is Settlement.Retried));
            return settlements;
        },
    };

    private static long Operations(int bytes) => 1 + (bytes / OperationBytes);

    private sealed class Sending(IBus bus, CountedBus counts) : IBus
    {
        public Task PublishAsync(Queue queue, IReadOnlyList<BusMessage> messages, CancellationToken cancellationToken)
        {
            Interlocked.Add(ref counts._sent, messages.Sum(message => Operations(message.Body.Length)));
            Interlocked.Add(ref counts._bytes, messages.Sum(message => (long)message.Body.Length));
            return bus.PublishAsync(queue, messages, cancellationToken);
        }
    }
}
