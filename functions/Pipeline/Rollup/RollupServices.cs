using Microsoft.Extensions.DependencyInjection;
using Pipeline.Rollup.Explained;
using Pipeline.Rollup.Recognised;
using Pipeline.Telemetry;

namespace Pipeline.Rollup;

public static class RollupServices
{
    /// <summary>Closing days and rolling them up; needs a store, a bus, the communities and a clock.</summary>
    public static IServiceCollection AddRollup(this IServiceCollection services) =>
        services.AddTelemetry().AddSingleton<CloseDays>().AddSingleton<RollUpDay>().AddSingleton<MeasureRecognition>().AddSingleton<ExplainMetric>().AddSingleton<ExplainPeriod>().AddSingleton<ExplainCohort>().AddSingleton<ExplainGrowth>();
}
