namespace Pipeline.Benchmarks.Scale;

/// <summary>A clock that runs like any other, some time before or after it.</summary>
internal sealed class OffsetClock : TimeProvider
{
    private TimeSpan _offset;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _offset;

    /// <summary>Lets it be <paramref name="now"/>.</summary>
    public void Set(DateTimeOffset now) => _offset = now - System.GetUtcNow();
}
