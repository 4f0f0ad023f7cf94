using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Review;

/// <summary>Keeps the words that a reviewer needs, and lets go of those whose author took them back.</summary>
public sealed class HoldTexts(IStore store, TimeProvider clock)
{
    /// <param name="reviews">Those that wait for somebody keep their text, where it is among the events.</param>
    public async Task HoldAsync(
        Community community, IReadOnlyList<ReviewCase> reviews, IReadOnlyList<CommunityEvent> events, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var waiting = reviews.Where(review => review.StateAt(now) is ReviewState.Open or ReviewState.Claimed && now < review.TextAt + HeldText.Longest).ToList();
        if (waiting.Count == 0)
            return;

        var written = new Dictionary<EventId, CommunityEvent>();
        foreach (var one in events)
            written.TryAdd(one.Id, one);
        var texts = waiting.Where(review => review.Text is { } text && written.ContainsKey(text)).ToList();
        var messages = await store.FindManyAsync(
            Tables.Messages, [.. texts.Select(review => Tables.MessageKey(review.Community, review.Channel!.Value, review.Message!.Value))], cancellationToken);
        await store.JoinAsync(
            Tables.HeldTexts,
            [.. texts.Zip(messages).Where(one => !IsTakenBack(community, one.First, one.Second?.DeletedAt, by: null)).Select(one => Of(one.First, WordsOf(written[one.First.Text!.Value])))],
            cancellationToken);
    }

    /// <summary>What its author deleted is nobody's to read any more.</summary>
    public async Task ForgetDeletedAsync(Community community, IReadOnlyList<CommunityEvent> events, CancellationToken cancellationToken)
    {
        foreach (var deleted in events.OfType<MessageDeleted>())
        {
            var message = await store.FindAsync(Tables.Messages, Tables.MessageKey(community.Id, deleted.Channel, deleted.Message), cancellationToken);
            if (message is not { PostedAt: { } postedAt })
                continue;

            var id = ReviewId.Of(postedAt, deleted.Channel, deleted.Message, edit: null);
            if (await store.FindAsync(Tables.Reviews, Tables.ReviewKey(community.Id, postedAt, id), cancellationToken) is { } review
                && IsTakenBack(community, review, deleted.At, deleted.By))
            {
                await store.DeleteAsync(Tables.HeldTexts, [Tables.HeldTextKey(community.Id, postedAt, id, HeldKind.Message)], cancellationToken);
            }

            if (message.TextAt > postedAt)
                await ForgetEditsAsync(community, deleted, postedAt, cancellationToken);
        }
    }

    /// <summary>The text if it is held and not past its time.</summary>
    public async Task<string?> FindAsync(ReviewCase review, HeldKind kind, CancellationToken cancellationToken)
    {
        var at = kind == HeldKind.Message ? review.TextAt : review.AppealedAt;
        if (at is not { } writtenAt)
            return null;

        var held = await store.FindAsync(Tables.HeldTexts, Tables.HeldTextKey(review.Community, writtenAt, review.Id, kind), cancellationToken);
        return held is not null && !held.IsOverAt(clock.GetUtcNow(), review) ? held.Words : null;
    }

    // An edit's review lies under its own time, which the message does not tell.
    private async Task ForgetEditsAsync(Community community, MessageDeleted deleted, DateTimeOffset postedAt, CancellationToken cancellationToken)
    {
        var all = await store.RangeAsync(Tables.HeldTexts, community.Id.Value, Tables.HeldUntil(postedAt), cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        var reviews = await store.FindManyAsync(Tables.Reviews, [.. all.Select(Tables.ReviewKey)], cancellationToken);
        var gone = all.Zip(reviews).Where(one =>
            one.First.Kind == HeldKind.Message && one.Second is { IsEdit: true } review
            && review.Channel == deleted.Channel && review.Message == deleted.Message && IsTakenBack(community, review, deleted.At, deleted.By));
        await store.DeleteAsync(Tables.HeldTexts, [.. gone.Select(one => Tables.HeldTexts.Key(one.First))], cancellationToken);
    }

    // Platforms also tell of what we removed, mostly without saying who did: that is no wish of the author's, and neither is what a moderator removes.
    private static bool IsTakenBack(Community community, ReviewCase review, DateTimeOffset? deletedAt, MemberId? by)
    {
        var isOurs = community.Mode == ModerationMode.Enforce && review.Outcome >= Outcome.Removed && !review.IsHeld;
        return deletedAt is not null && (by is { } who ? who == review.Author : !isOurs);
    }

    private static HeldText Of(ReviewCase review, string words) => new()
    {
        Community = review.Community,
        Review = review.Id,
        At = review.TextAt,
        Author = review.Author,
        Words = words.Length > HeldText.MostLength ? words[..HeldText.MostLength] : words,
    };

    private static string WordsOf(CommunityEvent written) => written switch
    {
        MessagePosted posted => posted.Content.Text,
        MessageEdited edited => edited.Content.Text,
        _ => throw new ArgumentOutOfRangeException(nameof(written), written.GetType().Name, "This event writes no text."),
    };
}
