using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Dashboard.Access;
using Pipeline.Dashboard.Assets;
using Pipeline.Dashboard.Pages.Overview;

namespace Pipeline.Dashboard;

public static class DashboardServices
{
    /// <summary>The pages; needs the flow, and a host that says who looks (the request's user).</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services) => services
        .AddSingleton<FormProof>()
        .AddSingleton<ShareLinks>()
        .AddSingleton<PageWriter>()
        .AddSingleton<DataVersions>()
        .AddSingleton<ReadTrends>()
        .AddSingleton<OverviewNumbers>();

    public static void MapDashboard(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(DashboardRoutes.Root + "/assets/{version}/{name}", AssetFiles.Serve).WithMetadata(Api.OpenToAll.Instance);
        routes.MapOverview();
    }
}
