using System.ComponentModel.DataAnnotations;

namespace Pipeline.Bus;

/// <summary>When a message comes again that its stage could not handle.</summary>
public sealed class BackOffOptions
{
    /// <summary>Failed this often, a message goes to the dead letters.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 10;

    /// <summary>Wait after the first failure; each further one doubles it.</summary>
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(5);

    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long to wait after this many attempts, without jitter.</summary>
    public TimeSpan DelayAfter(int attempt) =>
        attempt >= 31 ? MaxDelay : TimeSpan.FromTicks(Math.Min(MaxDelay.Ticks, FirstDelay.Ticks << Math.Min(attempt - 1, 20)));
}
