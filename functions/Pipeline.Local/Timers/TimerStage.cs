using Cronos;

namespace Pipeline.Local.Timers;

/// <summary>Something that is done by the clock.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Schedule">Six fields with seconds, in UTC, as Azure Functions has them.</param>
/// <param name="RunAsync">Looks at what stands and does all that is due, so a missed run is made up for by the next.</param>
internal sealed record TimerStage(string Name, string Schedule, Func<CancellationToken, Task> RunAsync)
{
    private readonly CronExpression _schedule = CronExpression.Parse(Schedule, CronFormat.IncludeSeconds);

    public DateTimeOffset? NextAfter(DateTimeOffset now) => _schedule.GetNextOccurrence(now, TimeZoneInfo.Utc);
}
