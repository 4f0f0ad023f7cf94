using Pipeline.Model;

namespace Pipeline.Report;

/// <summary>A community's closed days, oldest first.</summary>
/// <param name="Platform">Null for all platforms together.</param>
/// <param name="ClosedThrough">The last closed day; later days have no numbers yet.</param>
public sealed record SeriesReport(
    CommunityId Community, string TimeZone, Source? Platform, DateOnly? ClosedThrough, IReadOnlyList<DayReport> Days);

/// <summary>A community's weekly cohorts, oldest first.</summary>
/// <param name="AsOf">The last closed day, which unbounded figures hold for: they can only grow.</param>
/// <param name="Mean">All cohorts together, each cell over the cohorts that have it.</param>
public sealed record CohortTableReport(
    CommunityId Community, Source? Platform, DateOnly? AsOf, CohortReport Mean, IReadOnlyList<CohortReport> Cohorts);

/// <summary>A community at a glance.</summary>
/// <param name="Platforms">Those it had activity on.</param>
/// <param name="Latest">Its last closed day with numbers.</param>
public sealed record CommunityReport(
    CommunityId Id, string? Name, string TimeZone, ModerationMode Mode, DateOnly? ClosedThrough, IReadOnlyList<Source> Platforms, DayReport? Latest);
