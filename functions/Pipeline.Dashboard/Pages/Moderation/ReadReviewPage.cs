using Pipeline.Api;
using Pipeline.Model;
using Pipeline.Review;
using Pipeline.Store;

namespace Pipeline.Dashboard.Pages.Moderation;

/// <summary>The queue, and the review that is looked at.</summary>
public sealed class ReadReviewPage(CommunityDirectory communities, ReadReviews reviews, HoldTexts texts, IStore store, TimeProvider clock)
{
    private const int Shown = 50;

    /// <param name="id">Null: the first that waits.</param>
    /// <returns>Null when there is no such community or review.</returns>
    public async Task<ReviewModel?> HandleAsync(CommunityId community, string? id, CancellationToken cancellationToken)
    {
        if (await communities.FindAsync(community, cancellationToken) is not { } known)
            return null;

        var now = clock.GetUtcNow();
        var page = await reviews.ListAsync(community, new(), after: null, Shown, cancellationToken);
        var review = id is null ? page.Reviews is [var first, ..] ? first : null : await reviews.FindAsync(community, id, cancellationToken);
        if (review is null)
            return id is null ? new(known, [], null, null) : null;

        var shown = ReviewView.Of(review, now) with
        {
            Text = await texts.FindAsync(review, HeldKind.Message, cancellationToken),
            Appeal = await texts.FindAsync(review, HeldKind.Appeal, cancellationToken),
        };
        var author = review.Author is { } who ? await store.FindAsync(Tables.Members, Tables.MemberKey(community, who), cancellationToken) : null;
        return new(known, [.. page.Reviews.Select(one => ReviewView.Of(one, now))], shown, author?.Name ?? author?.Handle ?? review.Author?.Value) { HasMore = page.Next is not null };
    }
}

/// <summary>The queue as it is shown.</summary>
/// <param name="Review">The one that is looked at; null: nothing waits.</param>
/// <param name="Author">Who wrote it, as the community knows them.</param>
public sealed record ReviewModel(Model.Community Community, IReadOnlyList<ReviewView> Queue, ReviewView? Review, string? Author)
{
    public bool HasMore { get; init; }

    /// <summary>What became of the decision before.</summary>
    public string? Said { get; init; }

    public string? Previous => Beside(-1);

    public string? Next => Beside(1);

    private string? Beside(int step)
    {
        var at = Queue.Select(one => one.Id).ToList().IndexOf(Review?.Id ?? "");
        return at >= 0 && at + step >= 0 && at + step < Queue.Count ? Queue[at + step].Id : at < 0 && Queue is [var first, ..] ? first.Id : null;
    }
}
