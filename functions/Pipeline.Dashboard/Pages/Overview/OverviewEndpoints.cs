using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Dashboard.Access;
using Pipeline.Store;

namespace Pipeline.Dashboard.Pages.Overview;

/// <summary>All communities at a glance.</summary>
internal static class OverviewEndpoints
{
    public static void MapOverview(this IEndpointRouteBuilder pages) =>
        pages.MapGet("", ShowAsync).For(ViewerRole.Reader).WithMetadata(new AnyCommunity());

    private static async Task<IResult> ShowAsync(
        HttpContext context, CommunityDirectory communities, IStore store, ReadOverview overview, PageWriter pages)
    {
        var (viewer, cancelled) = (Viewer.Of(context.User), context.RequestAborted);
        var seen = await communities.ListAsync(cancelled).Where(one => viewer.RoleIn(one.Id) >= ViewerRole.Reader).ToListAsync(cancelled);
        return await pages.CachedAsync<OverviewPage>(
            context, await store.VersionAsync(seen, cancelled), async () => await overview.HandleAsync(seen, cancelled));
    }
}
