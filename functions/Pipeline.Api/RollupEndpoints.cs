using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pipeline.Bus;
using Pipeline.Model;
using Pipeline.Rollup;
using Pipeline.Store;

namespace Pipeline.Api;

/// <summary>Asks for a community's days to be made anew.</summary>
public static class RollupEndpoints
{
    public static void MapRollups(this IEndpointRouteBuilder routes) => routes.MapPost("/api/communities/{community}/rollup", AskAsync);

    /// <summary>Days that changed; with <c>from</c> (yyyy-MM-dd) every day from there on.</summary>
    private static async Task<Results<Accepted<RollupDue>, ProblemHttpResult>> AskAsync(
        string community, string? from, CommunityDirectory communities, IBus bus, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!QueryValues.TryDay(from, out var first))
            return Problems.Query("from", "Write the day as yyyy-MM-dd, for example 2026-07-01.");
        if (await communities.FindAsync(new(community), cancellationToken) is not { } known)
            return Problems.UnknownCommunity(community);

        // Asked for by a person, it is done also if the same was done a minute ago.
        var due = new RollupDue(known.Id, CloseDays.LastDayOver(known, clock.GetUtcNow()), first);
        await bus.PublishAsync(Queue.Rollups, [new(Guid.NewGuid().ToString("N"), due.Write())], cancellationToken);
        return TypedResults.Accepted($"/api/communities/{community}/days", due);
    }
}
