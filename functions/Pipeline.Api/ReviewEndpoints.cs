using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pipeline.Flow;
using Pipeline.Model;
using Pipeline.Review;
using Pipeline.Store;

namespace Pipeline.Api;

/// <summary>The queue of reviews: what waits, and what moderators decide.</summary>
public static class ReviewEndpoints
{
    private const string Reviews = "/api/communities/{community}/reviews";
    private const int MostReason = 1_000;
    private const int MostName = 100;
    private const int UsualPage = 50;

    public static void MapReviews(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Reviews, ListAsync);
        routes.MapGet(Reviews + "/{id}", FindAsync);
        routes.MapPost(Reviews + "/{id}/claim", ClaimAsync);
        routes.MapPost(Reviews + "/{id}/uphold", UpholdAsync);
        routes.MapPost(Reviews + "/{id}/overturn", OverturnAsync);
    }

    /// <summary>
    /// <c>state</c> (open, claimed, upheld, overturned, withdrawn, all; those that wait when not given), <c>reason</c> (appeal, reports,
    /// verdict, audit), <c>count</c> and <c>after</c>, the <c>next</c> of the page before.
    /// </summary>
    private static async Task<Results<Ok<ReviewPageView>, ProblemHttpResult>> ListAsync(
        string community, [AsParameters] ReviewQuery query, ReadReviews reviews, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!TryStates(query.State, out var states))
            return Problems.Query("state", "Ask for open, claimed, upheld, overturned, withdrawn or all.");
        if (!TryName<ReviewReason>(query.Reason, out var reason))
            return Problems.Query("reason", "Ask for appeal, reports, verdict or audit.");
        if (query.Count is < 1 or > ReadReviews.MostOnPage)
            return Problems.Query("count", $"Ask for 1 to {ReadReviews.MostOnPage}.");
        if (query.After is { Length: > 0 } && !ReviewId.TryTime(query.After, out _))
            return Problems.Query("after", "Send back the next of the page before, as it was.");

        var page = await reviews.ListAsync(
            new(community), new(states, reason), query.After is { Length: > 0 } after ? after : null, query.Count ?? UsualPage, cancellationToken);
        var now = clock.GetUtcNow();
        return TypedResults.Ok(new ReviewPageView([.. page.Reviews.Select(review => ReviewView.Of(review, now))], page.Next));
    }

    private static async Task<Results<Ok<ReviewView>, ProblemHttpResult>> FindAsync(
        string community, string id, ReadReviews reviews, HoldTexts texts, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await reviews.FindAsync(new(community), id, cancellationToken) is not { } review)
            return UnknownReview();

        return TypedResults.Ok(ReviewView.Of(review, clock.GetUtcNow()) with
        {
            Text = await texts.FindAsync(review, HeldKind.Message, cancellationToken),
            Appeal = await texts.FindAsync(review, HeldKind.Appeal, cancellationToken),
        });
    }

    private static async Task<Results<Ok<ReviewView>, ProblemHttpResult>> ClaimAsync(
        string community, string id, ReviewRequest request, DecideReview decide, TimeProvider clock, CancellationToken cancellationToken) =>
        request is { By: { Length: > 0 and <= MostName } by }
            ? Answer(await decide.ClaimAsync(new(community), id, by, cancellationToken), clock)
            : Problems.Body("Give by (who looks at it).");

    private static Task<Results<Ok<ReviewView>, ProblemHttpResult>> UpholdAsync(
        string community, string id, ReviewRequest request, CommunityDirectory communities, SettleReview settle, TimeProvider clock, CancellationToken cancellationToken) =>
        DecideAsync(new(community), id, ReviewState.Upheld, request, communities, settle, clock, cancellationToken);

    private static Task<Results<Ok<ReviewView>, ProblemHttpResult>> OverturnAsync(
        string community, string id, ReviewRequest request, CommunityDirectory communities, SettleReview settle, TimeProvider clock, CancellationToken cancellationToken) =>
        DecideAsync(new(community), id, ReviewState.Overturned, request, communities, settle, clock, cancellationToken);

    private static async Task<Results<Ok<ReviewView>, ProblemHttpResult>> DecideAsync(
        CommunityId community, string id, ReviewState decision, ReviewRequest request,
        CommunityDirectory communities, SettleReview settle, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (request is not { By: { Length: > 0 and <= MostName } by, Reason: { Length: > 0 and <= MostReason } reason })
            return Problems.Body($"Give by (who decides) and reason (why, at most {MostReason} characters): the member may ask.");
        if (await communities.FindAsync(community, cancellationToken) is not { } known)
            return Problems.UnknownCommunity(community.Value);

        return Answer(await settle.HandleAsync(known, id, decision, by, reason, cancellationToken), clock);
    }

    private static Results<Ok<ReviewView>, ProblemHttpResult> Answer(DecideResult result, TimeProvider clock) => result switch
    {
        { Outcome: DecideOutcome.Done, Review: { } review } => TypedResults.Ok(ReviewView.Of(review, clock.GetUtcNow())),
        { Outcome: DecideOutcome.Claimed, Review: { } review } => Problems.Conflict(
            "claimed", "Somebody else looks at it",
            string.Create(CultureInfo.InvariantCulture, $"{review.ClaimedBy} claimed it until {review.ClaimedUntil:u}. Ask them, or wait until then.")),
        { Outcome: DecideOutcome.Decided, Review.Decision: { } decision } => Problems.Conflict(
            "decided", "It is decided already",
            string.Create(CultureInfo.InvariantCulture, $"{decision.By} decided at {decision.At:u}: {Name(decision.Is)}. Talk to them; what was decided stays.")),
        { Outcome: DecideOutcome.Withdrawn } => Problems.Conflict(
            "withdrawn", "There is nothing to decide any more", "What stood against the text went away by itself, before anybody decided."),
        _ => UnknownReview(),
    };

    private static ProblemHttpResult UnknownReview() => Problems.NotFound("review", "GET …/reviews lists those that wait; the id is the one listed there.");

    private static string Name(ReviewState state) => state == ReviewState.Upheld ? "upheld" : "overturned";

    private static bool TryStates(string? text, out IReadOnlyCollection<ReviewState>? states)
    {
        states = text == "all" ? Enum.GetValues<ReviewState>() : null;
        if (states is not null || !TryName<ReviewState>(text, out var one))
            return states is not null;

        states = one is { } state ? [state] : null;
        return true;
    }

    private static bool TryName<T>(string? text, out T? value) where T : struct, Enum
    {
        value = Enum.TryParse<T>(text, ignoreCase: true, out var named) && string.Equals(named.ToString(), text, StringComparison.OrdinalIgnoreCase) ? named : null;
        return value is not null || string.IsNullOrEmpty(text);
    }
}

/// <summary>Which reviews.</summary>
public sealed record ReviewQuery
{
    public string? State { get; init; }

    public string? Reason { get; init; }

    public string? After { get; init; }

    public int? Count { get; init; }
}

/// <param name="By">Who claims or decides.</param>
/// <param name="Reason">Why it is decided so.</param>
public sealed record ReviewRequest(string? By, string? Reason);

/// <param name="Next">Ask with <c>after=</c> this for the page that follows; null: there is none.</param>
public sealed record ReviewPageView(IReadOnlyList<ReviewView> Reviews, string? Next);
