using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Ingest;
using Pipeline.Store;

namespace Pipeline.Api;

/// <summary>Every route of the product, the same on both hosts.</summary>
public static class PipelineEndpoints
{
    public static void MapPipelineApi(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        routes.MapHealth(services.GetRequiredService<IStore>());
        routes.MapWebhooks(services.GetRequiredService<IngestWebhook>(), services.GetRequiredService<TimeProvider>());
    }
}
