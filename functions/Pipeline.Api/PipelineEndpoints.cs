using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Api.OpenApi;
using Pipeline.Ingest;
using Pipeline.Report;

namespace Pipeline.Api;

/// <summary>Every route of the product, the same on both hosts.</summary>
public static class PipelineEndpoints
{
    public static IServiceCollection AddPipelineApi(this IServiceCollection services) =>
        services.AddOpenApiDocument().AddResponseCompression(compression => compression.EnableForHttps = true).AddExceptionHandler<BusAway>().ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ReportJsonContext.Default);
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJsonContext.Default);
        });

    /// <summary>Webhooks, and whether the host is well: what an app is woken by.</summary>
    public static void MapArrivals(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        routes.MapHealth();
        routes.MapWebhooks(services.GetRequiredService<IngestWebhook>(), services.GetRequiredService<TimeProvider>());
    }

    public static void MapPipelineApi(this IEndpointRouteBuilder routes)
    {
        routes.MapArrivals();
        routes.MapReports();
        routes.MapLists();
        routes.MapRules();
        routes.MapSettings();
        routes.MapExplanations();
        routes.MapPulses();
        routes.MapDigests();
        routes.MapRollups();
        routes.MapClicks();
        routes.MapQueues();
        routes.MapQuarantine();
        routes.MapLinks();
        routes.MapConnections();
        routes.MapSchemas();
        routes.MapActs();
        routes.MapReviews();
        routes.MapAppeals();
        routes.MapExport();
        routes.MapOpenApiDocument();
    }
}
