using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Report;

public static class ReportServices
{
    /// <summary>Reading what was computed; needs a store and the communities.</summary>
    public static IServiceCollection AddReport(this IServiceCollection services) => services
        .AddSingleton<ReadReports>()
        .AddSingleton<ReadLists>()
        .AddSingleton<ReadAlerts>()
        .AddSingleton<ReadScorecard>();
}
