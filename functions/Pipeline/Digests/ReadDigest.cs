using Pipeline.Model;
using Pipeline.Report;
using Pipeline.Store;

namespace Pipeline.Digests;

/// <summary>Reads what a digest is written from, and writes it.</summary>
public sealed class ReadDigest(ReadReports reports, ReadLists lists, ReadAlerts alerts, IStore store)
{
    /// <param name="week">The Sunday with which its week ended.</param>
    /// <returns>Null when there is nothing to say.</returns>
    public async Task<DigestContent?> HandleAsync(Community community, DateOnly week, CancellationToken cancellationToken)
    {
        var from = week.AddDays(-7 * DigestNumbers.Weeks);
        var weeks = await reports.PeriodsAsync(community.Id, PeriodSpan.Week, null, from, DigestNumbers.Weeks + 1, cancellationToken);
        var months = await reports.PeriodsAsync(community.Id, PeriodSpan.Days28, null, from, (7 * DigestNumbers.Weeks) + 1, cancellationToken);
        if (weeks is null || months is null
            || await alerts.HandleAsync(community.Id, cancellationToken) is not { } open
            || await lists.HandleAsync(community.Id, ListName.Ambassadors, cancellationToken) is not { } ambassadors
            || await lists.HandleAsync(community.Id, ListName.Greet, cancellationToken) is not { } greet
            || await lists.HandleAsync(community.Id, ListName.Questions, cancellationToken) is not { } questions)
        {
            return null;
        }

        return WriteDigest.Of(new(
            community, week, weeks.Periods, months.Periods, ambassadors, greet, questions, open, await ConsentingAsync(community.Id, cancellationToken)));
    }

    /// <summary>The Sunday of the last week that has its numbers; null while no week has.</summary>
    public async Task<DateOnly?> NewestWeekAsync(CommunityId community, CancellationToken cancellationToken) =>
        DigestSchedule.Newest(await ClosedThroughAsync(community, cancellationToken));

    public Task<DateOnly?> ClosedThroughAsync(CommunityId community, CancellationToken cancellationToken) =>
        store.ClosedThroughAsync(community, cancellationToken);

    // The last word of each counts.
    private async Task<IReadOnlySet<MemberId>> ConsentingAsync(CommunityId community, CancellationToken cancellationToken)
    {
        var recognitions = await store.RangeAsync(Tables.Recognitions, community.Value, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        return recognitions.GroupBy(one => one.Member).Where(own => own.MaxBy(one => one.At)!.HasConsent).Select(own => own.Key).ToHashSet();
    }
}
