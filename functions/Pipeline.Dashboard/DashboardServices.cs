using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Api;
using Pipeline.Dashboard.Access;
using Pipeline.Dashboard.Assets;
using Pipeline.Dashboard.Pages.Community;
using Pipeline.Dashboard.Pages.Moderation;
using Pipeline.Dashboard.Pages.Operations;
using Pipeline.Dashboard.Pages.Overview;
using Pipeline.Dashboard.Pages.Shared;
using Pipeline.Dashboard.Parts;

namespace Pipeline.Dashboard;

public static class DashboardServices
{
    /// <summary>The pages; needs the flow.</summary>
    /// <param name="isBehindSignIn">App Service's sign-in stands before the host and says who looks; else the host sets the request's user itself.</param>
    public static IServiceCollection AddDashboard(this IServiceCollection services, bool isBehindSignIn) => services
        .AddSingleton(new AlsoServed(routes => routes.MapDashboard()))
        .AddSingleton(new EnterDashboard(isBehindSignIn))
        .AddSingleton<FormProof>()
        .AddSingleton<ShareLinks>()
        .AddSingleton<PageWriter>()
        .AddSingleton<KnownPlatforms>()
        .AddSingleton<ReadTrends>()
        .AddSingleton<ReadOverview>()
        .AddSingleton<ReadCommunityPage>()
        .AddSingleton<ReadPlatforms>()
        .AddSingleton<ReadReviewPage>()
        .AddSingleton<ReadSystem>();

    public static void MapDashboard(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(DashboardRoutes.Root + "/assets/{version}/{name}", AssetFiles.Serve).WithMetadata(OpenToAll.Instance);
        routes.MapShared();
        var pages = routes.MapGroup(DashboardRoutes.Root);
        pages.AddEndpointFilter(routes.ServiceProvider.GetRequiredService<EnterDashboard>());
        pages.MapOverview();
        pages.MapCommunity();
        pages.MapModeration();
        pages.MapOperations();
    }

    /// <summary>Who may open a page; where it is about one community, in that one.</summary>
    internal static TBuilder For<TBuilder>(this TBuilder builder, ViewerRole role) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new NeedsRole(role));
}
