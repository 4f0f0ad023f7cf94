namespace Pipeline.Local.Queues;

/// <summary>Calls back when a time has come, the earliest of those it was set to. One thread at a time, but for the call.</summary>
internal sealed class Alarm : IDisposable
{
    // Timers take some 49 days at most; one that comes too early finds nothing due and is set again.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private DateTimeOffset _setTo = DateTimeOffset.MaxValue;

    public Alarm(TimeProvider clock, Action ring)
    {
        _clock = clock;
        _timer = clock.CreateTimer(_ => ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>It rang, and rings no more until it is set.</summary>
    public void Clear() => _setTo = DateTimeOffset.MaxValue;

    public void SetTo(DateTimeOffset? time)
    {
        if (!(time < _setTo))
            return;

        _setTo = time.Value;
        var wait = _setTo - _clock.GetUtcNow();
        _timer.Change(TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, Longest.Ticks)), Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();
}
