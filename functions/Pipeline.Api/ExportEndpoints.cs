using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pipeline.Export;
using Pipeline.Store;

namespace Pipeline.Api;

/// <summary>A whole community to take away: <c>communities restore</c> brings it into another installation.</summary>
public static class ExportEndpoints
{
    public static void MapExport(this IEndpointRouteBuilder routes) => routes.MapGet("/api/communities/{community}/export", ExportAsync);

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> ExportAsync(
        string community, ExportCommunity export, CommunityDirectory communities, HttpContext context, CancellationToken cancellationToken)
    {
        if (await communities.FindAsync(new(community), cancellationToken) is not { } known)
            return Problems.UnknownCommunity(community);

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(
            stream => export.HandleAsync(known.Id, stream, cancellationToken), ExportCommunity.ContentType, fileDownloadName: $"{known.Id.Value}.jsonl");
    }
}
