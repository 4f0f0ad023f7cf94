using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Api;
using Pipeline.Dashboard.Access;
using Pipeline.Dashboard.Pages.Community;

namespace Pipeline.Dashboard.Pages.Shared;

/// <summary>One community's numbers for whoever has a link to them. The link is the permission; it leads nowhere else.</summary>
internal static class SharedEndpoints
{
    public static void MapShared(this IEndpointRouteBuilder routes) =>
        routes.MapGet(DashboardRoutes.Root + "/shared/{token}", ShowAsync).WithMetadata(OpenToAll.Instance);

    private static async Task<IResult> ShowAsync(string token, HttpContext context, ShareLinks links, ReadCommunityPage read, PageWriter pages)
    {
        // Whoever has signed in sees here what everybody else sees.
        context.User = new();
        if (links.Read(token) is not { } shared || await read.FindAsync(shared.Community, context.RequestAborted) is not { } community)
            return await pages.LiveAsync<ProblemPage>(context, new ProblemModel(Texts.ShareOver), StatusCodes.Status404NotFound);

        return await pages.LiveAsync<CommunityPage>(context, await read.HandleAsync(community, CommunityChoice.Of(null, null), context.RequestAborted), isShared: true);
    }
}
