using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Review;

/// <summary>Which reviews are wanted.</summary>
/// <param name="States">Null: those that wait for somebody, of texts of the last three months.</param>
/// <param name="Reason">Null: whatever it is.</param>
public sealed record ReviewFilter(IReadOnlyCollection<ReviewState>? States = null, ReviewReason? Reason = null)
{
    private static readonly ReviewState[] Waiting = [ReviewState.Open, ReviewState.Claimed];

    public bool Wants(ReviewCase review, DateTimeOffset now) =>
        (States ?? Waiting).Contains(review.StateAt(now)) && (Reason is not { } reason || review.Reasons.Contains(reason));
}

/// <param name="Next">What the next page follows after; null: there is none.</param>
public sealed record ReviewPage(IReadOnlyList<ReviewCase> Reviews, string? Next);

/// <summary>The queue as a moderator sees it.</summary>
public sealed class ReadReviews(IStore store, TimeProvider clock)
{
    /// <summary>At most this many on a page.</summary>
    public const int MostOnPage = 100;

    // A text is held for a month, so what has waited for longer than this waits for nobody; it can still be asked for by its state.
    private const int WaitingMonths = 3;
    private const int Months = 13;

    /// <summary>The first page begins with all appeals that wait; then come the newest texts.</summary>
    /// <param name="after">Where the page before ended; null for the first page.</param>
    public async Task<ReviewPage> ListAsync(CommunityId community, ReviewFilter filter, string? after, int count, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var first = ReviewId.TryTime(after, out var at) ? at : now + CommunityEvent.MaxAhead;
        var page = after is null ? await AppealedAsync(community, filter, now, cancellationToken) : [];
        count += page.Count;
        var last = now.AddMonths(filter.States is null ? -WaitingMonths : -Months);
        for (var month = FirstOf(first); Tables.IsMonthSince(month, last); month = month.AddMonths(-1))
        {
            var rows = store.RangeAsync(
                Tables.Reviews, Tables.MonthPartition(community, month), from: after is null ? null : after + "!", cancellationToken: cancellationToken);
            await foreach (var review in rows)
            {
                if (review.IsAppealOpen || !filter.Wants(review, now))
                    continue;
                if (page.Count == count)
                    return new(page, page[^1].Id);
                page.Add(review);
            }
        }

        return new(page, null);
    }

    // An appeal that waits may be about a text of any age, so it is found by when it was made.
    private async Task<List<ReviewCase>> AppealedAsync(CommunityId community, ReviewFilter filter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        for (var month = FirstOf(now); Tables.IsMonthSince(month, now.AddMonths(-Months)); month = month.AddMonths(-1))
        {
            await foreach (var appeal in store.RangeAsync(Tables.Appeals, Tables.MonthPartition(community, month), cancellationToken: cancellationToken))
                ids.Add(appeal.Review);
        }

        var keys = ids.Distinct().Where(id => ReviewId.TryTime(id, out _)).Select(id => KeyOf(community, id)).ToList();
        var reviews = await store.FindManyAsync(Tables.Reviews, keys, cancellationToken);
        return [.. reviews.OfType<ReviewCase>().Where(review => review.IsAppealOpen && filter.Wants(review, now))];
    }

    public async Task<ReviewCase?> FindAsync(CommunityId community, string id, CancellationToken cancellationToken) =>
        ReviewId.TryTime(id, out var at) ? await store.FindAsync(Tables.Reviews, Tables.ReviewKey(community, at, id), cancellationToken) : null;

    private static RowKey KeyOf(CommunityId community, string id)
    {
        ReviewId.TryTime(id, out var at);
        return Tables.ReviewKey(community, at, id);
    }

    private static DateTimeOffset FirstOf(DateTimeOffset instant) => new(instant.UtcDateTime.Year, instant.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
}
