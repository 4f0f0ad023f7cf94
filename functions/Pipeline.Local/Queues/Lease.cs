using Pipeline.Bus;

namespace Pipeline.Local.Queues;

/// <summary>Messages that one receiver has, until they are settled, released, or the time is up.</summary>
internal sealed class Lease(DateTimeOffset until)
{
    private Delivery[]? _deliveries;

    public List<QueuedMessage> Messages { get; } = [];

    /// <summary>Parked messages whose content is still in the database.</summary>
    public List<ParkedMessage> Unread { get; } = [];

    public int Count => Messages.Count + Unread.Count;

    public DateTimeOffset Until { get; set; } = until;

    /// <summary>Being written down as settled, and no more to be taken back.</summary>
    public bool IsSettling { get; set; }

    /// <summary>The messages as their stage sees them, in the order in which the settlements are asked for.</summary>
    public IReadOnlyList<Delivery> Deliveries => _deliveries ??= Deliver();

    public void Fill(List<QueuedMessage> read)
    {
        Messages.InsertRange(0, read);
        Unread.Clear();
    }

    private Delivery[] Deliver()
    {
        var deliveries = new Delivery[Messages.Count];
        for (var i = 0; i < deliveries.Length; i++)
        {
            var (message, attempt) = (Messages[i].Message, Messages[i].Attempt);
            deliveries[i] = new(message.Id, message.Body, attempt, message.TraceParent);
        }

        return deliveries;
    }
}
