using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Ingest;

namespace Pipeline.Report;

public static class ReportServices
{
    /// <summary>Reading what was computed; needs a store, the communities and the connections' settings.</summary>
    public static IServiceCollection AddReport(this IServiceCollection services) => services
        .AddSingleton(provider => new MessageLinks(
            [.. provider.GetRequiredService<IOptions<IngestOptions>>().Value.Connections.Select(named => named.Value.ToConnection(named.Key))]))
        .AddSingleton<ReadReports>()
        .AddSingleton<ReadLists>()
        .AddSingleton<ReadAlerts>()
        .AddSingleton<ReadScorecard>();
}
