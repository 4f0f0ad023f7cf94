using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Connect;
using Pipeline.Dashboard.Access;

namespace Pipeline.Dashboard.Pages.Operations;

/// <summary>How the installation itself is: its connections, its queues and its days.</summary>
internal static class OperationsEndpoints
{
    public static void MapOperations(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/connections", ConnectionsAsync).For(ViewerRole.Admin);
        pages.MapGet("/system", SystemAsync).For(ViewerRole.Admin);
    }

    private static async Task<IResult> ConnectionsAsync(HttpContext context, ReadConnections connections, PageWriter pages) =>
        await pages.LiveAsync<ConnectionsPage>(context, await connections.ListAsync(community: null, context.RequestAborted));

    private static async Task<IResult> SystemAsync(HttpContext context, ReadSystem read, PageWriter pages) =>
        await pages.LiveAsync<SystemPage>(context, await read.HandleAsync(context.RequestAborted));
}
