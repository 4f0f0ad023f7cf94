using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pipeline.Store;

namespace Pipeline.Api;

/// <summary>Whether the host can do its work: it answers, and it reaches its tables.</summary>
public static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapGet("/api/health", CheckAsync).WithMetadata(OpenToAll.Instance);

    private static async Task<Ok<Health>> CheckAsync(IStore store, CancellationToken cancellationToken)
    {
        // A read of a row that need not be there: the way to the tables is what is asked about.
        await store.FindAsync(Tables.Aliases, new("health", "health"), cancellationToken);
        return TypedResults.Ok(new Health("healthy"));
    }
}

/// <param name="Status"><c>healthy</c>; a host that is not answers with a problem.</param>
public sealed record Health(string Status);
