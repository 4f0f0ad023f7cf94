using Pipeline.Bus;
using Pipeline.Local.Data;
using Pipeline.Local.Queues.Log;

namespace Pipeline.Local.Queues;

/// <summary>
/// The queues on one machine: append-only logs below <c>queues</c> in the data folder, and what became of their messages in the
/// database. A publish returns when the disk has flushed it, together with everybody else's that waited.
/// </summary>
public sealed class LocalBus : IBus, IDisposable
{
    private const int MostIdLength = 128;
    private const int MostMessageBytes = 256 * 1024;

    private readonly LocalQueue[] _queues;

    private LocalBus(LocalQueue[] queues) => _queues = queues;

    /// <summary>Opens the queues of a data folder and makes them whole after a crash.</summary>
    /// <param name="terms">Times, sizes and back-off.</param>
    internal static LocalBus Open(string folder, LocalDatabase database, QueueTerms terms, ILogger<LocalBus> logger, Disk? disk = null)
    {
        QueueTables.CreateAsync(database, CancellationToken.None).GetAwaiter().GetResult();
        var queues = new QueueFolder(Path.Combine(folder, "queues"), database, terms, disk ?? new(), logger);
        var opened = new List<LocalQueue>();
        try
        {
            foreach (var queue in Enum.GetValues<Queue>())
                opened.Add(queues.Open(queue.Name()));
            return new([.. opened]);
        }
        catch
        {
            opened.ForEach(queue => queue.Dispose());
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="PoisonException">A message is larger than any bus of ours takes.</exception>
    public Task PublishAsync(Queue queue, IReadOnlyList<BusMessage> messages, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (messages.Count == 0)
            return Task.CompletedTask;

        for (var i = 0; i < messages.Count; i++)
            Check(messages[i]);
        return this[queue].AppendAsync(messages, isReplay: false, cancellationToken);
    }

    public void Dispose()
    {
        foreach (var queue in _queues)
            queue.Dispose();
    }

    internal LocalQueue this[Queue queue] => _queues[(int)queue];

    // What this bus takes, Service Bus has to take as well.
    private static void Check(BusMessage message)
    {
        if (message.Id.Length is 0 or > MostIdLength)
            throw new ArgumentException($"A message id has 1 to {MostIdLength} characters, not {message.Id.Length}.", nameof(message));
        if (RecordFormat.MostBytesOf(message) > MostMessageBytes)
            throw new PoisonException("too-large", $"A message of {message.Body.Length} bytes does not fit the {MostMessageBytes} that a bus takes.");
    }
}
