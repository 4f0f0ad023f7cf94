namespace Pipeline.Local.Queues.Log;

/// <summary>A log file and what is in it.</summary>
/// <param name="First">Sequence of its first record.</param>
/// <param name="Next">The sequence after its last one.</param>
/// <param name="Bytes">Where its records end.</param>
internal sealed record Segment(long Ordinal, long First, long Next, long Bytes)
{
    /// <summary>Whether more is written to it.</summary>
    public bool IsOpen { get; init; }

    /// <summary>When its first record was enqueued.</summary>
    public required DateTimeOffset OldestAt { get; init; }

    /// <summary>When its last record was enqueued.</summary>
    public required DateTimeOffset NewestAt { get; init; }
}
