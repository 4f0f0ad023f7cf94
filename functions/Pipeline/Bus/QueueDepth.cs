namespace Pipeline.Bus;

/// <summary>How much a queue holds at a moment.</summary>
/// <param name="WaitingCount">Could be delivered now.</param>
/// <param name="LeasedCount">Handed to a stage and not settled yet.</param>
/// <param name="ScheduledCount">Come later: published for later, or waiting for their next attempt.</param>
/// <param name="DeadCount">Dead letters.</param>
/// <param name="OldestAt">
/// When the oldest message was enqueued that is not settled, null if there is none. Messages published for later do not count
/// until they are delivered; those that wait for another attempt do.
/// </param>
public sealed record QueueDepth(long WaitingCount, int LeasedCount, int ScheduledCount, long DeadCount, DateTimeOffset? OldestAt);
