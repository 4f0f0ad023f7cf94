using Pipeline.Bus;

namespace Pipeline.Local.Queues;

/// <summary>A message in its queue.</summary>
/// <param name="Sequence">Its place: 1, 2, 3 … in the order of the log.</param>
/// <param name="Attempt">Which delivery the next one is.</param>
/// <param name="IsParked">Whether it left the log's order: it has a row in the database.</param>
internal readonly record struct QueuedMessage(
    long Sequence, DateTimeOffset EnqueuedAt, BusMessage Message, int Attempt = 1, bool IsParked = false);

/// <summary>Sequences from the first up to the next one, without it.</summary>
internal readonly record struct SequenceRange(long First, long Next);
