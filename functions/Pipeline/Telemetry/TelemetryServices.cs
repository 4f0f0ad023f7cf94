using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Pipeline.Telemetry;

public static class TelemetryServices
{
    /// <summary>What the stages are counted and followed by; needs a clock.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        services.TryAddSingleton<StageMetrics>();
        services.TryAddSingleton<FollowBatch>();
        return services;
    }
}
