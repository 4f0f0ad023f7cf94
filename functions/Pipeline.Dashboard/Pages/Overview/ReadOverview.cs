using Pipeline.Dashboard.Parts;
using Pipeline.Report;

namespace Pipeline.Dashboard.Pages.Overview;

/// <summary>What the overview shows of each community.</summary>
public sealed class ReadOverview(ReadReports reports, ReadTrends trends, ReadAlerts alerts)
{
    public async Task<OverviewModel> HandleAsync(IReadOnlyList<Model.Community> communities, CancellationToken cancellationToken)
    {
        var rows = new List<OverviewRow>();
        foreach (var community in communities)
        {
            // One that went away since it was listed has nothing to show.
            if (await reports.CommunityAsync(community.Id, cancellationToken) is not { } report)
                continue;

            var open = await alerts.HandleAsync(community.Id, cancellationToken);
            rows.Add(new(report, await trends.HandleAsync(report, cancellationToken), open?.Open ?? []));
        }

        return new(rows);
    }
}

/// <summary>What the overview shows.</summary>
public sealed record OverviewModel(IReadOnlyList<OverviewRow> Communities);

/// <param name="Alerts">Those that are open.</param>
public sealed record OverviewRow(CommunityReport Community, IReadOnlyList<Trend> Trends, IReadOnlyList<AlertReport> Alerts);
