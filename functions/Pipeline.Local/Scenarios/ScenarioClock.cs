namespace Pipeline.Local.Scenarios;

/// <summary>Stands at the instant of the event that is told.</summary>
internal sealed class ScenarioClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
