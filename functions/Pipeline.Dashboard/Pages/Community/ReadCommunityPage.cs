using Pipeline.Dashboard.Pages.Overview;
using Pipeline.Dashboard.Parts;
using Pipeline.Model;
using Pipeline.Report;
using Pipeline.Rollup.Explained;
using Pipeline.Store;

namespace Pipeline.Dashboard.Pages.Community;

/// <summary>Everything that stands on a community's page.</summary>
public sealed class ReadCommunityPage(ReadReports reports, ReadTrends trends, ReadAlerts alerts, ExplainMetric explain, IStore store)
{
    private const int Weeks = 13;

    public async Task<Model.Community?> FindAsync(CommunityId id, CancellationToken cancellationToken) =>
        await store.FindAsync(Tables.Communities, Tables.CommunityKey(id), cancellationToken);

    public Task<string> VersionAsync(Model.Community community, CancellationToken cancellationToken) =>
        store.VersionAsync([community], cancellationToken);

    public async Task<CommunityModel> HandleAsync(Model.Community community, CommunityChoice choice, CancellationToken cancellationToken)
    {
        var id = community.Id;
        var report = await reports.CommunityAsync(id, cancellationToken) ?? throw new InvalidOperationException("The community went away while it was read.");
        var series = await reports.SeriesAsync(id, choice.Platform, from: null, choice.Days, cancellationToken);
        var split = new List<SeriesReport>();
        foreach (var platform in report.Platforms.Count > 1 ? report.Platforms : [])
        {
            if (await reports.SeriesAsync(id, platform, series is { Days: [var first, ..] } ? first.Day : null, choice.Days, cancellationToken) is { } part)
                split.Add(part);
        }

        return new(
            report, choice, await trends.HandleAsync(report, cancellationToken), series!.Days, split,
            (await reports.PeriodsAsync(id, PeriodSpan.Week, choice.Platform, from: null, Weeks, cancellationToken))!.Periods,
            (await reports.CohortsAsync(id, choice.Platform, cancellationToken))!)
        {
            Growth = await alerts.GrowthAsync(id, cancellationToken),
            Alerts = await alerts.HandleAsync(id, cancellationToken),
        };
    }

    /// <summary>Null for what nobody computes, and for a day without numbers.</summary>
    /// <param name="day">Null: the last with numbers.</param>
    public async Task<MetricModel?> ExplainAsync(CommunityId id, string metric, DateOnly? day, CancellationToken cancellationToken)
    {
        if (await reports.CommunityAsync(id, cancellationToken) is not { } report || (day ?? report.Latest?.Day) is not { } asked
            || !ExplainMetric.Names.Contains(metric, StringComparer.OrdinalIgnoreCase)
            || await explain.HandleAsync(id, metric, asked, platform: null, cancellationToken) is not { } explanation)
        {
            return null;
        }

        var members = await store.FindManyAsync(
            Tables.Members, [.. explanation.Members.Select(member => Tables.MemberKey(id, member.Member))], cancellationToken);
        var names = explanation.Members.Zip(members).ToDictionary(one => one.First.Member, one => one.Second?.Name ?? one.Second?.Handle);
        return new(report, explanation, names);
    }
}

/// <summary>One community.</summary>
/// <param name="Split">The same days for each platform; empty where there is only one.</param>
public sealed record CommunityModel(
    CommunityReport Community, CommunityChoice Choice, IReadOnlyList<Trend> Trends, IReadOnlyList<DayReport> Days, IReadOnlyList<SeriesReport> Split,
    IReadOnlyList<PeriodReport> Weeks, CohortTableReport Cohorts)
{
    public GrowthReport? Growth { get; init; }

    public AlertsReport? Alerts { get; init; }

    public string Name => Community.Name ?? Community.Id.Value;
}

/// <summary>One number and what it is made of.</summary>
/// <param name="Names">Of the members behind it; null where a member has none, or was forgotten.</param>
public sealed record MetricModel(CommunityReport Community, Explanation Explanation, IReadOnlyDictionary<MemberId, string?> Names);
