using Pipeline.Dashboard.Parts;
using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Report;

namespace Pipeline.Dashboard.Pages.Community;

/// <summary>A community's platforms side by side: the same numbers of the same days, and what each platform tells at all.</summary>
public sealed class ReadPlatforms(ReadReports reports, KnownPlatforms known)
{
    public async Task<PlatformsModel> HandleAsync(Model.Community community, CancellationToken cancellationToken)
    {
        var report = await reports.CommunityAsync(community.Id, cancellationToken) ?? throw new InvalidOperationException("The community went away while it was read.");
        var columns = new List<PlatformColumn>();
        foreach (var platform in known.Of(report))
        {
            // One platform alone is the community.
            Source? scope = report.Platforms.Count > 0 ? platform : null;
            var days = await reports.SeriesAsync(community.Id, scope, report.Latest?.Day, 1, cancellationToken);
            var periods = await reports.PeriodsAsync(community.Id, PeriodSpan.Days28, scope, report.Latest?.Day, 1, cancellationToken);
            columns.Add(new(platform, days is { Days: [var day, ..] } ? day : null, periods is { Periods: [var period, ..] } ? period : null, SourceCoverage.Of(platform)));
        }

        return new(report, columns);
    }
}

/// <summary>Platforms side by side.</summary>
public sealed record PlatformsModel(CommunityReport Community, IReadOnlyList<PlatformColumn> Platforms);

/// <param name="Day">The community's last day with numbers; null where the platform has none of it.</param>
/// <param name="Period">The 28 days that end with it.</param>
public sealed record PlatformColumn(Source Platform, DayReport? Day, PeriodReport? Period, IReadOnlyList<Observation> Observes);
