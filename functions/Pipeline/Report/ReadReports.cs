using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Report;

/// <summary>Report, the last stage: what was computed, as people and programs read it. Nothing is computed here but the rates.</summary>
public sealed class ReadReports(IStore store, CommunityDirectory communities, TimeProvider clock)
{
    /// <summary>At most this many days are read at once.</summary>
    public const int MostDays = 1_200;

    /// <param name="from">The first day; null for <paramref name="count"/> days up to the last closed one, or to the last with activity.</param>
    /// <param name="count">How many days from there, at most <see cref="MostDays"/>.</param>
    /// <returns>Null when there is no such community.</returns>
    public async Task<SeriesReport?> SeriesAsync(
        CommunityId id, Source? platform, DateOnly? from, int count, CancellationToken cancellationToken)
    {
        if (await communities.FindAsync(id, cancellationToken) is not { } community)
            return null;

        var head = await store.HeadAsync(id, cancellationToken);
        var first = from ?? LastDay(head, count).AddDays(1 - count);
        var days = new List<DayReport>();
        var rows = store.RangeAsync(Tables.Metrics, id.Value, KeyText.Day(first), KeyText.Day(first.AddDays(count)), cancellationToken);
        await foreach (var row in rows)
        {
            if (row.Platform == platform)
                days.Add(DayReport.Of(row));
        }

        return new(id, community.TimeZone, platform, head?.ClosedThrough, days);
    }

    /// <param name="from">Periods that end on this day or later; null for the last ones up to the last closed day, or to the last with activity.</param>
    /// <param name="count">How many of them, at most <see cref="MostDays"/>.</param>
    /// <returns>Null when there is no such community.</returns>
    public async Task<PeriodSeriesReport?> PeriodsAsync(
        CommunityId id, PeriodSpan span, Source? platform, DateOnly? from, int count, CancellationToken cancellationToken)
    {
        if (await communities.FindAsync(id, cancellationToken) is not { } community)
            return null;

        var head = await store.HeadAsync(id, cancellationToken);
        var days = count * span.LongestDays();
        var first = from ?? LastDay(head, days).AddDays(1 - days);
        var (part, end) = (Tables.PeriodSpanPart(span), Math.Min(DateOnly.MaxValue.DayNumber, first.DayNumber + days));
        var rows = store.RangeAsync(
            Tables.Periods, id.Value, part + KeyText.Day(first), part + KeyText.Day(DateOnly.FromDayNumber(end)), cancellationToken);
        var periods = await rows.Where(row => row.Platform == platform).Select(PeriodReport.Of).ToListAsync(cancellationToken);
        return new(
            id, community.TimeZone, platform, head?.ClosedThrough, span, [.. from is null ? periods.TakeLast(count) : periods.Take(count)]);
    }

    /// <returns>Null when there is no such community.</returns>
    public async Task<CohortTableReport?> CohortsAsync(CommunityId id, Source? platform, CancellationToken cancellationToken)
    {
        if (await communities.FindAsync(id, cancellationToken) is null)
            return null;

        var cohorts = new List<CohortReport>();
        await foreach (var row in store.RangeAsync(Tables.Cohorts, id.Value, cancellationToken: cancellationToken))
        {
            if (row.Platform == platform)
                cohorts.Add(CohortReport.Of(row));
        }

        return new(id, platform, await store.ClosedThroughAsync(id, cancellationToken), CohortReport.Mean(cohorts), cohorts);
    }

    /// <summary>Verdicts against texts that were written within <paramref name="age"/>, newest first.</summary>
    public async Task<IReadOnlyList<Verdict>> VerdictsAsync(CommunityId id, TimeSpan age, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (from, verdicts) = (now - age, new List<Verdict>());
        for (var month = now + CommunityEvent.MaxAhead; Tables.IsMonthSince(month, from); month = month.AddMonths(-1))
        {
            var rows = store.RangeAsync(Tables.Verdicts, Tables.MonthPartition(id, month), until: KeyText.ReverseTime(from), cancellationToken: cancellationToken);
            await foreach (var verdict in rows)
                verdicts.Add(verdict);
        }

        return verdicts;
    }

    public async Task<IReadOnlyList<CommunityReport>> CommunitiesAsync(CancellationToken cancellationToken)
    {
        var reports = new List<CommunityReport>();
        await foreach (var community in communities.ListAsync(cancellationToken))
            reports.Add(await CommunityAsync(community, cancellationToken));
        return reports;
    }

    /// <returns>Null when there is no such community.</returns>
    public async Task<CommunityReport?> CommunityAsync(CommunityId id, CancellationToken cancellationToken) =>
        await communities.FindAsync(id, cancellationToken) is { } community ? await CommunityAsync(community, cancellationToken) : null;

    private async Task<CommunityReport> CommunityAsync(Community community, CancellationToken cancellationToken)
    {
        var head = await store.HeadAsync(community.Id, cancellationToken);
        var platforms = new List<Source>();
        DayReport? latest = null;
        if (head?.LastFactDay is { } day)
        {
            var rows = store.RangeAsync(
                Tables.Metrics, community.Id.Value, KeyText.Day(day), KeyText.Day(day.AddDays(1)), cancellationToken);
            await foreach (var row in rows)
            {
                if (row.Platform is { } platform)
                    platforms.Add(platform);
                else
                    latest = DayReport.Of(row);
            }
        }

        return new(community.Id, community.Name, community.TimeZone, community.Mode, head?.ClosedThrough, platforms, latest);
    }

    // The last closed day; where all of the days asked for would be quiet ones, the last that was not.
    private static DateOnly LastDay(RollupHead? head, int count) => head switch
    {
        { ClosedThrough: { } closed, LastFactDay: { } last } => last.AddDays(count) <= closed ? last : closed,
        { ClosedThrough: { } closed } => closed,
        _ => DateOnly.FromDayNumber(count),
    };
}
