using Microsoft.Extensions.Logging;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Review;

/// <summary>What became of a wish to claim or decide.</summary>
public enum DecideOutcome
{
    Done = 0,
    Unknown = 1,

    /// <summary>Somebody else looks at it at the moment.</summary>
    Claimed = 2,

    /// <summary>Somebody decided it before.</summary>
    Decided = 3,

    /// <summary>There is nothing to decide any more.</summary>
    Withdrawn = 4,
}

/// <param name="Review">As it stands; null where there is none.</param>
public sealed record DecideResult(DecideOutcome Outcome, ReviewCase? Review);

/// <summary>People claim and decide reviews here. Of two at once one does, and the other is told who.</summary>
public sealed partial class DecideReview(IStore store, TimeProvider clock, ILogger<DecideReview> logger)
{
    /// <summary>A claim that is not used runs out.</summary>
    public static readonly TimeSpan ClaimFor = TimeSpan.FromMinutes(15);

    public async Task<DecideResult> ClaimAsync(CommunityId community, string id, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await ChangeAsync(community, id, by, now, _ => false, review => review.Claimed(by, now + ClaimFor), cancellationToken);
    }

    /// <param name="decision">Asked again by the same person, it is the same decision.</param>
    public async Task<DecideResult> DecideAsync(
        CommunityId community, string id, ReviewState decision, string by, string reason, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var result = await ChangeAsync(
            community, id, by, now,
            standing => standing.Is == decision && standing.By == by,
            review => review.Decided(new(decision, now, by, reason)),
            cancellationToken);
        if (result is { Outcome: DecideOutcome.Done })
            LogDecided(community, id, decision);
        return result;
    }

    /// <summary>All that follows from the decision was done.</summary>
    public Task SettledAsync(ReviewCase review, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return store.UpdateAsync(
            Tables.Reviews, Tables.Reviews.Key(review),
            current => current is { SettledAt: null } && current.Decision == review.Decision ? current with { SettledAt = now } : null,
            cancellationToken);
    }

    private async Task<DecideResult> ChangeAsync(
        CommunityId community, string id, string by, DateTimeOffset now,
        Func<ReviewDecision, bool> isMine, Func<ReviewCase, ReviewCase> change, CancellationToken cancellationToken)
    {
        if (!ReviewId.TryTime(id, out var at))
            return new(DecideOutcome.Unknown, null);

        var outcome = DecideOutcome.Unknown;
        var review = await store.UpdateAsync(
            Tables.Reviews, Tables.ReviewKey(community, at, id),
            current =>
            {
                outcome = OutcomeOf(current, by, now, isMine);
                return outcome == DecideOutcome.Done && current!.Decision is null ? change(current) : null;
            },
            cancellationToken);
        return new(outcome, review);
    }

    private static DecideOutcome OutcomeOf(ReviewCase? review, string by, DateTimeOffset now, Func<ReviewDecision, bool> isMine) => review switch
    {
        null => DecideOutcome.Unknown,
        { Decision: { } standing } => isMine(standing) ? DecideOutcome.Done : DecideOutcome.Decided,
        _ when review.StateAt(now) == ReviewState.Withdrawn => DecideOutcome.Withdrawn,
        _ when review.StateAt(now) == ReviewState.Claimed && review.ClaimedBy != by => DecideOutcome.Claimed,
        _ => DecideOutcome.Done,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "{Community}: review {Id} is {Decision}")]
    private partial void LogDecided(CommunityId community, string id, ReviewState decision);
}
