using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pipeline.Rollup.Explained;

namespace Pipeline.Api;

/// <summary>What a number is made of: the members it counts, and the events that show each.</summary>
public static class ExplainEndpoints
{
    public static void MapExplanations(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/communities/{community}/days/{day}/{metric}", ExplainAsync);

    private static async Task<Results<Ok<Explanation>, ProblemHttpResult>> ExplainAsync(
        string community, string day, string metric, string? platform, ExplainMetric explain, CancellationToken cancellationToken)
    {
        if (!QueryValues.TryDay(day, out var known) || known is not { } one)
            return Problems.Query("day", "Write the day as yyyy-MM-dd, for example 2026-07-01.");
        if (!QueryValues.TryPlatform(platform, out var source))
            return Problems.Query("platform", $"Use one of {QueryValues.Platforms}, or leave it out for all together.");
        if (!ExplainMetric.Names.Contains(metric, StringComparer.OrdinalIgnoreCase))
            return Problems.Query("metric", $"Use one of {string.Join(", ", ExplainMetric.Names)}.");

        return await explain.HandleAsync(new(community), metric, one, source, cancellationToken) is { } explanation
            ? TypedResults.Ok(explanation)
            : Problems.NotFound("day", "The community is not known, or has no numbers of this day.");
    }
}
