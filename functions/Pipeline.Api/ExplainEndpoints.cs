using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pipeline.Model;
using Pipeline.Rollup.Explained;

namespace Pipeline.Api;

/// <summary>What a number is made of: the members it counts, and the events that show each.</summary>
public static class ExplainEndpoints
{
    public static void MapExplanations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/communities/{community}/days/{day}/{metric}", OfDayAsync);
        routes.MapGet("/api/communities/{community}/periods/{span}/{day}/{metric}", OfPeriodAsync);
        routes.MapGet("/api/communities/{community}/cohorts/{week}/{cell}", OfCohortAsync);
        routes.MapGet("/api/communities/{community}/growth/{metric}", OfGrowthAsync);
    }

    private static async Task<Results<Ok<Explanation>, ProblemHttpResult>> OfDayAsync(
        string community, string day, string metric, string? platform, ExplainMetric explain, CancellationToken cancellationToken)
    {
        if (Problem("day", day, platform, metric, ExplainMetric.Names, out var one, out var source) is { } problem)
            return problem;

        return await explain.HandleAsync(new(community), metric, one, source, cancellationToken) is { } explanation
            ? TypedResults.Ok(explanation)
            : Problems.NotFound("day", "The community is not known, or has no numbers of this day.");
    }

    /// <summary><c>span</c> is 28-days, week or month; <c>day</c> the period's last.</summary>
    private static async Task<Results<Ok<Explanation>, ProblemHttpResult>> OfPeriodAsync(
        string community, string span, string day, string metric, string? platform, ExplainPeriod explain, CancellationToken cancellationToken)
    {
        if (!PeriodSpans.TryParse(span, out var asked))
            return Problems.Query("span", $"Use one of {QueryValues.Spans}.");
        if (Problem("day", day, platform, metric, ExplainPeriod.Names, out var to, out var source) is { } problem)
            return problem;

        return await explain.HandleAsync(new(community), metric, asked, to, source, cancellationToken) is { } explanation
            ? TypedResults.Ok(explanation)
            : Problems.NotFound("day", "The community is not known, or has no numbers of a period that ends with this day.");
    }

    /// <summary><c>week</c> is the Monday that the cohort's week begins with.</summary>
    private static async Task<Results<Ok<Explanation>, ProblemHttpResult>> OfCohortAsync(
        string community, string week, string cell, string? platform, ExplainCohort explain, CancellationToken cancellationToken)
    {
        if (Problem("week", week, platform, cell, ExplainCohort.Names, out var monday, out var source) is { } problem)
            return problem;

        return await explain.HandleAsync(new(community), cell, monday, source, cancellationToken) is { } explanation
            ? TypedResults.Ok(explanation)
            : Problems.NotFound("week", "The community is not known, or has no cohort of the week that begins with this day.");
    }

    private static async Task<Results<Ok<Explanation>, ProblemHttpResult>> OfGrowthAsync(
        string community, string metric, ExplainGrowth explain, CancellationToken cancellationToken)
    {
        if (!ExplainGrowth.Names.Contains(metric, StringComparer.OrdinalIgnoreCase))
            return Problems.Query("metric", $"Use one of {string.Join(", ", ExplainGrowth.Names)}.");

        return await explain.HandleAsync(new(community), metric, cancellationToken) is { } explanation
            ? TypedResults.Ok(explanation)
            : Problems.UnknownCommunity(community);
    }

    private static ProblemHttpResult? Problem(
        string dayName, string day, string? platform, string metric, IReadOnlyList<string> metrics, out DateOnly one, out Source? source)
    {
        source = null;
        var isDay = QueryValues.TryDay(day, out var known) && known is not null;
        one = known ?? default;
        if (!isDay)
            return Problems.Query(dayName, "Write the day as yyyy-MM-dd, for example 2026-07-01.");
        if (!QueryValues.TryPlatform(platform, out source))
            return Problems.Query("platform", $"Use one of {QueryValues.Platforms}, or leave it out for all together.");
        return metrics.Contains(metric, StringComparer.OrdinalIgnoreCase) ? null : Problems.Query("metric", $"Use one of {string.Join(", ", metrics)}.");
    }
}
