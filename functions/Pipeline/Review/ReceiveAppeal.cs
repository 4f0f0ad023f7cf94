using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Review;

/// <summary>How it stands with an appeal.</summary>
public enum AppealState
{
    /// <summary>No such link was ever made, or what it was about is gone.</summary>
    Unknown = 0,

    /// <summary>The author can ask.</summary>
    CanBeAsked = 1,

    /// <summary>The author asked; a moderator will look.</summary>
    Asked = 2,

    /// <summary>A moderator looked again, and it stays.</summary>
    Upheld = 3,

    /// <summary>It was taken back, by a moderator or by itself.</summary>
    TakenBack = 4,

    /// <summary>The time to ask is over.</summary>
    Over = 5,
}

/// <param name="Review">What it is about; null where it is unknown.</param>
public sealed record AppealView(AppealState State, ReviewCase? Review);

/// <summary>Takes a member's wish for another look: once for each verdict, and what comes later adds nothing.</summary>
public sealed class ReceiveAppeal(IStore store, AppealLinks links, TimeProvider clock)
{
    /// <summary>No more of what a member says is kept.</summary>
    public const int MostWords = 2_000;

    /// <summary>How long a member can ask, from when the text was written: as long as its text can be looked at.</summary>
    public static readonly TimeSpan AskWithin = HeldText.Longest;

    public async Task<AppealView> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (links.Read(token) is not { } appealed || !ReviewId.TryTime(appealed.Review, out var at))
            return new(AppealState.Unknown, null);

        var review = await store.FindAsync(Tables.Reviews, Tables.ReviewKey(appealed.Community, at, appealed.Review), cancellationToken);
        return new(StateOf(review), review);
    }

    /// <param name="words">What the member says to it; may be empty.</param>
    public async Task<AppealView> HandleAsync(string token, string words, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not { State: AppealState.CanBeAsked or AppealState.Asked, Review: { } known })
            return await FindAsync(token, cancellationToken);

        var now = clock.GetUtcNow();
        var review = await store.UpdateAsync(
            Tables.Reviews, Tables.Reviews.Key(known),
            current => StateOf(current) == AppealState.CanBeAsked ? current! with { AppealedAt = now } : null, cancellationToken);
        if (review is { IsAppealOpen: true, AppealedAt: { } appealedAt })
        {
            // Also when it comes again, for whoever came first may have died in between; the first words stay.
            await store.JoinAsync(Tables.Appeals, [new(review.Community, review.Id, appealedAt)], cancellationToken);
            if (words.Trim() is { Length: > 0 } said)
                await store.JoinAsync(Tables.HeldTexts, [Words(review, appealedAt, said)], cancellationToken);
        }

        return new(StateOf(review), review);
    }

    private AppealState StateOf(ReviewCase? review)
    {
        var now = clock.GetUtcNow();
        return review switch
        {
            null => AppealState.Unknown,
            { Decision.Is: ReviewState.Overturned } => AppealState.TakenBack,
            { AppealedAt: not null, Decision: not null } => AppealState.Upheld,
            { AppealedAt: not null } => AppealState.Asked,
            _ when review.StateAt(now) == ReviewState.Withdrawn || review.Outcome == Outcome.Allowed => AppealState.TakenBack,
            _ => now < review.TextAt + AskWithin ? AppealState.CanBeAsked : AppealState.Over,
        };
    }

    private static HeldText Words(ReviewCase review, DateTimeOffset at, string said) => new()
    {
        Community = review.Community,
        Review = review.Id,
        At = at,
        Kind = HeldKind.Appeal,
        Author = review.Author,
        Words = said.Length > MostWords ? said[..MostWords] : said,
    };
}
