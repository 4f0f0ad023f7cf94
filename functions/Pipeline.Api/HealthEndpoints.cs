using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Api;

/// <summary>Whether the host can do its work: it answers, and it reaches its tables.</summary>
public static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes, IStore store) =>
        routes.MapGet("/api/health", async (CancellationToken cancellationToken) =>
        {
            // A read of a row that need not be there: the way to the tables is what is asked about.
            await store.FindAsync(Tables.Communities, Tables.CommunityKey(new CommunityId("health")), cancellationToken);
            return Results.Json(new Health("healthy"), ApiJsonContext.Default.Health);
        }).WithMetadata(OpenToAll.Instance);
}

/// <param name="Status"><c>healthy</c>; a host that is not answers with a problem.</param>
public sealed record Health(string Status);
