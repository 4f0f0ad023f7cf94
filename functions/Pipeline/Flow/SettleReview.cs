using Pipeline.Model;
using Pipeline.Moderate;
using Pipeline.Review;

namespace Pipeline.Flow;

/// <summary>
/// What a person's decision comes to. The decision is stored first, and everything that follows from it may be repeated: if the process
/// dies in between, whoever next tries to decide the review does what is left.
/// </summary>
public sealed class SettleReview(DecideReview decide, AmendRecord amend, JudgeAuthor judge, UndoWork undo, ShowModerators show)
{
    private static readonly IReadOnlySet<EventId> None = new HashSet<EventId>();

    public async Task<DecideResult> HandleAsync(
        Community community, string id, ReviewState decision, string by, string reason, CancellationToken cancellationToken)
    {
        var result = await decide.DecideAsync(community.Id, id, decision, by, reason, cancellationToken);
        if (result.Review is { } review)
            await HandleAsync(community, review, cancellationToken);
        return result;
    }

    /// <summary>All that follows from the decision that stands, where it was not done yet.</summary>
    public async Task HandleAsync(Community community, ReviewCase review, CancellationToken cancellationToken)
    {
        if (review is not { SettledAt: null, Decision: { } decision })
            return;

        if (review is { Verdict: { } verdict } && decision.Is == ReviewState.Overturned)
        {
            await amend.HandleAsync(community, verdict, decision.At, cancellationToken);
            var judged = await judge.HandleAsync(community, verdict.Author, verdict.TextAt, cancellationToken);
            var standing = await judge.StandingAsync(community, verdict.Author, verdict.TextAt, cancellationToken);
            await undo.HandleAsync(community, review, standing, cancellationToken);
            await show.HandleAsync(community, [], [.. judged.Select(one => one.After)], None, cancellationToken);
        }

        await show.EndReportsAsync(review, cancellationToken);
        await decide.SettledAsync(review, cancellationToken);
    }
}
