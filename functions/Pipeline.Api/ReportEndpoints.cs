using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pipeline.Model;
using Pipeline.Report;

namespace Pipeline.Api;

/// <summary>What was computed: communities at a glance, a community's days, its cohorts.</summary>
public static class ReportEndpoints
{
    private const int UsualDays = 90;
    private const int UsualScorecardDays = 30;
    private const int UsualPeriods = 13;

    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/communities", ListAsync);
        routes.MapGet("/api/communities/{community}", OneAsync);
        routes.MapGet("/api/communities/{community}/days", SeriesAsync).AddEndpointFilter<RouteHandlerBuilder, UnchangedNumbers>();
        routes.MapGet("/api/communities/{community}/periods", PeriodsAsync).AddEndpointFilter<RouteHandlerBuilder, UnchangedNumbers>();
        routes.MapGet("/api/communities/{community}/cohorts", CohortsAsync).AddEndpointFilter<RouteHandlerBuilder, UnchangedNumbers>();
        routes.MapGet("/api/communities/{community}/scorecard", ScorecardAsync);
    }

    private static async Task<Ok<IReadOnlyList<CommunityReport>>> ListAsync(ReadReports reports, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reports.CommunitiesAsync(cancellationToken));

    private static async Task<Results<Ok<CommunityReport>, ProblemHttpResult>> OneAsync(
        string community, ReadReports reports, CancellationToken cancellationToken) =>
        OrNotFound(await reports.CommunityAsync(new(community), cancellationToken), community);

    /// <summary><c>from</c> is the first day (yyyy-MM-dd), <c>days</c> how many, <c>platform</c> a source's name.</summary>
    private static async Task<Results<Ok<SeriesReport>, ProblemHttpResult>> SeriesAsync(
        string community, string? from, int? days, string? platform, ReadReports reports, CancellationToken cancellationToken)
    {
        if (!QueryValues.TryDay(from, out var first))
            return Problems.Query("from", "Write the day as yyyy-MM-dd, for example 2026-07-01.");
        if (days is < 1 or > ReadReports.MostDays)
            return Problems.Query("days", $"Ask for 1 to {ReadReports.MostDays} days; for more, ask again from a later day.");
        if (!QueryValues.TryPlatform(platform, out var source))
            return Problems.Query("platform", $"Use one of {QueryValues.Platforms}, or leave it out for all together.");

        return OrNotFound(await reports.SeriesAsync(new(community), source, first, days ?? UsualDays, cancellationToken), community);
    }

    /// <summary><c>span</c> is 28-days, week or month; <c>from</c> the earliest last day (yyyy-MM-dd), <c>count</c> how many periods.</summary>
    private static async Task<Results<Ok<PeriodSeriesReport>, ProblemHttpResult>> PeriodsAsync(
        string community, string? span, string? from, int? count, string? platform, ReadReports reports, CancellationToken cancellationToken)
    {
        if (!PeriodSpans.TryParse(span ?? PeriodSpan.Days28.Name(), out var asked))
            return Problems.Query("span", $"Use one of {QueryValues.Spans}.");
        if (!QueryValues.TryDay(from, out var first))
            return Problems.Query("from", "Write the day as yyyy-MM-dd, for example 2026-07-01.");
        if (count is < 1 or > ReadReports.MostDays)
            return Problems.Query("count", $"Ask for 1 to {ReadReports.MostDays} periods; for more, ask again from a later day.");
        if (!QueryValues.TryPlatform(platform, out var source))
            return Problems.Query("platform", $"Use one of {QueryValues.Platforms}, or leave it out for all together.");

        return OrNotFound(await reports.PeriodsAsync(new(community), asked, source, first, count ?? UsualPeriods, cancellationToken), community);
    }

    private static async Task<Results<Ok<CohortTableReport>, ProblemHttpResult>> CohortsAsync(
        string community, string? platform, ReadReports reports, CancellationToken cancellationToken)
    {
        if (!QueryValues.TryPlatform(platform, out var source))
            return Problems.Query("platform", $"Use one of {QueryValues.Platforms}, or leave it out for all together.");

        return OrNotFound(await reports.CohortsAsync(new(community), source, cancellationToken), community);
    }

    /// <summary>Of texts written within <c>days</c>, 30 when not given.</summary>
    private static async Task<Results<Ok<ScorecardReport>, ProblemHttpResult>> ScorecardAsync(
        string community, int? days, ReadScorecard scorecard, CancellationToken cancellationToken) => days is < 1 or > ReadScorecard.MostDays
        ? Problems.Query("days", $"Ask for 1 to {ReadScorecard.MostDays} days.")
        : OrNotFound(await scorecard.HandleAsync(new(community), days ?? UsualScorecardDays, cancellationToken), community);

    private static Results<Ok<T>, ProblemHttpResult> OrNotFound<T>(T? report, string community) where T : class =>
        report is null ? Problems.UnknownCommunity(community) : TypedResults.Ok(report);
}
