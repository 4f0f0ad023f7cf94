using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Dashboard.Access;
using Pipeline.Dashboard.Parts;
using Pipeline.Report;
using Pipeline.Store;

namespace Pipeline.Dashboard.Pages.Overview;

/// <summary>All communities at a glance.</summary>
public static class OverviewEndpoints
{
    public static void MapOverview(this IEndpointRouteBuilder routes) => routes.MapGet(DashboardRoutes.Root, ShowAsync);

    private static async Task<IResult> ShowAsync(
        HttpContext context, CommunityDirectory communities, DataVersions versions, OverviewNumbers numbers, CancellationToken cancellationToken)
    {
        var viewer = Viewer.Of(context.User);
        var seen = await communities.ListAsync(cancellationToken).Where(one => viewer.RoleIn(one.Id) >= ViewerRole.Reader).ToListAsync(cancellationToken);
        return await numbers.Pages.CachedAsync<OverviewPage>(context, await versions.OfAsync(seen, cancellationToken), async () =>
        {
            var rows = new List<OverviewRow>();
            foreach (var community in seen)
                rows.Add(await numbers.OfAsync(community.Id, cancellationToken));
            return new OverviewModel(rows);
        });
    }
}

/// <summary>What the overview shows of each community.</summary>
public sealed class OverviewNumbers(ReadReports reports, ReadTrends trends, ReadAlerts alerts, PageWriter pages)
{
    public PageWriter Pages => pages;

    public async Task<OverviewRow> OfAsync(Model.CommunityId id, CancellationToken cancellationToken)
    {
        var report = await reports.CommunityAsync(id, cancellationToken) ?? throw new InvalidOperationException("A community went away while it was read.");
        var open = await alerts.HandleAsync(id, cancellationToken);
        return new(report, await trends.OfAsync(report, cancellationToken), open?.Open ?? []);
    }
}

/// <summary>What the overview shows.</summary>
public sealed record OverviewModel(IReadOnlyList<OverviewRow> Communities);

/// <param name="Alerts">Those that are open.</param>
public sealed record OverviewRow(CommunityReport Community, IReadOnlyList<Trend> Trends, IReadOnlyList<AlertReport> Alerts);
