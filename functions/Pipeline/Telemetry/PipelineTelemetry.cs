using System.Diagnostics;

namespace Pipeline.Telemetry;

/// <summary>What a host listens to: the meter and the source of activities have one name.</summary>
public static class PipelineTelemetry
{
    public const string Name = "Pipeline";

    internal static ActivitySource Source { get; } = new(Name);
}
