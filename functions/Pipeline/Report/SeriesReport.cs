using Pipeline.Model;

namespace Pipeline.Report;

/// <summary>A community's closed days, oldest first.</summary>
/// <param name="Platform">Null for all platforms together.</param>
/// <param name="ClosedThrough">The last closed day; later days have no numbers yet.</param>
public sealed record SeriesReport(
    CommunityId Community, string TimeZone, Source? Platform, DateOnly? ClosedThrough, IReadOnlyList<DayReport> Days)
{
    private const int Places = 4;

    /// <summary>The mean of the days' DAU of MAU, each day as good as another; null where no day has one.</summary>
    public double? MeanStickiness => Mean(day => day.Stickiness);

    /// <summary>The same of WAU.</summary>
    public double? MeanWeeklyStickiness => Mean(day => day.WeeklyStickiness);

    private double? Mean(Func<DayReport, Rate> of) =>
        Days.Average(day => of(day) is { Denominator: > 0 } rate ? (double)rate.Numerator / rate.Denominator : (double?)null) is { } mean
            ? Math.Round(mean, Places, MidpointRounding.AwayFromZero)
            : null;
}

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
