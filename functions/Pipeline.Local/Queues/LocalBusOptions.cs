using System.ComponentModel.DataAnnotations;

namespace Pipeline.Local.Queues;

/// <summary>How the queues of one machine keep and hand out messages.</summary>
public sealed class LocalBusOptions
{
    public const string Section = "Bus";

    /// <summary>The same message id within this time is accepted and dropped, for as many ids as <see cref="MostRememberedIds"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan DuplicateWindow { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Ids that a queue remembers; past it, the older half is forgotten before its window ends. About 60 bytes of memory each.</summary>
    [Range(1_000, 100_000_000)]
    public int MostRememberedIds { get; set; } = 1_000_000;

    /// <summary>Neither settled nor renewed for this long, a delivery counts as failed and the message comes again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LeaseTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Size of a log file. The next one is written with zeros in advance: overwriting costs half of what growing a file does.</summary>
    [Range(64 * 1024, 1024 * 1024 * 1024)]
    public int SegmentBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>A log file takes nothing more after this time, so that settled messages are off the disk soon also in a quiet queue.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan SegmentTime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often settled log files are looked for. Soon, so that a busy queue uses the same pages of memory again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RetentionPeriod { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Messages that wait for the disk; more are refused.</summary>
    [Range(1024 * 1024, 1024 * 1024 * 1024)]
    public int MostWaitingBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Appended messages that a queue keeps in memory for its receivers; the others are read from the log.</summary>
    [Range(0, 1024 * 1024 * 1024)]
    public int MostBytesInMemory { get; set; } = 16 * 1024 * 1024;
}
