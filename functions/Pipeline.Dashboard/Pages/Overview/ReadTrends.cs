using Pipeline.Dashboard.Parts;
using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Report;

namespace Pipeline.Dashboard.Pages.Overview;

/// <summary>The five trends of a community, from what was computed when its days were closed.</summary>
public sealed class ReadTrends(ReadReports reports, KnownPlatforms known, TimeProvider clock)
{
    /// <summary>A quarter of a year.</summary>
    public const int Days = 91;

    private const int Week = 7;

    public async Task<IReadOnlyList<Trend>> HandleAsync(CommunityReport community, CancellationToken cancellationToken)
    {
        var platforms = known.Of(community);
        var series = await reports.SeriesAsync(community.Id, platform: null, from: null, Days, cancellationToken);
        var periods = await reports.PeriodsAsync(community.Id, PeriodSpan.Days28, platform: null, from: null, Days, cancellationToken);
        if (series is not { Days: [_, ..] days } || periods is null)
            return [.. Enum.GetValues<TrendName>().Select(name => new Trend(name, [], Coverage(name, platforms)))];

        var age = clock.GetUtcNow() - new DateTimeOffset(days[0].Day.AddDays(-1), default, TimeSpan.Zero);
        var verdicts = await reports.VerdictsAsync(community.Id, age, cancellationToken);
        return
        [
            Make(TrendName.Engagement, days.Select(day => new TrendPoint(day.Day, day.Engagement7))),
            Make(TrendName.Retention, days.Select(day => new TrendPoint(day.Day, day.Lifecycle30.Retained))),
            Make(TrendName.WordOfMouth, periods.Periods.Select(period => new TrendPoint(period.To, period.WordOfMouth.Referrers))),
            Make(TrendName.Creation, periods.Periods.Select(period => new TrendPoint(period.To, period.Content.Members))),
            Make(TrendName.Safety, Weeks(days, verdicts, TimeZoneInfo.FindSystemTimeZoneById(community.TimeZone))),
        ];

        Trend Make(TrendName name, IEnumerable<TrendPoint> points) => new(name, [.. points], Coverage(name, platforms));
    }

    /// <summary>Messages that nothing stands against, of all, in the seven days that end with each day.</summary>
    public static IEnumerable<TrendPoint> Weeks(IReadOnlyList<DayReport> days, IReadOnlyList<Verdict> verdicts, TimeZoneInfo zone)
    {
        var against = verdicts.GroupBy(verdict => CommunityDay.Of(verdict.TextAt, zone)).ToDictionary(group => group.Key, group => group.Count());
        for (var last = Week - 1; last < days.Count; last++)
        {
            var week = days.Skip(last - Week + 1).Take(Week).ToList();
            var (messages, harmful) = (week.Sum(day => day.Counts.Messages), week.Sum(day => against.GetValueOrDefault(day.Day)));
            var all = Math.Max(messages, harmful);
            yield return new(days[last].Day, Rate.Of(all - harmful, all));
        }
    }

    private static TrendCoverage Coverage(TrendName name, IReadOnlyList<Source> platforms) => name switch
    {
        TrendName.Engagement => TrendCoverage.Of(platforms, Observable.Messages, Observable.Replies, Observable.Reactions),
        TrendName.Retention => TrendCoverage.Of(platforms, Observable.Messages, Observable.Joins),
        TrendName.WordOfMouth => TrendCoverage.Of(platforms, Observable.Joins, Observable.Inviters),
        TrendName.Creation => TrendCoverage.Of(platforms, Observable.Messages, Observable.Deletions),
        _ => TrendCoverage.Of(platforms, Observable.Messages, Observable.Edits),
    };
}
