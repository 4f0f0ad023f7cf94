using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Dashboard.Access;
using Pipeline.Flow;
using Pipeline.Model;
using Pipeline.Report;
using Pipeline.Review;
using Pipeline.Store;

namespace Pipeline.Dashboard.Pages.Moderation;

/// <summary>The queue of reviews, and how fair moderation was. All of it works with forms alone; keys only press what is on the page.</summary>
internal static class ModerationEndpoints
{
    private const string Root = "/c/{community}";
    private const string Decision = "decision";
    private const int ScorecardDays = 30;
    private const int MostReason = 1_000;

    public static void MapModeration(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Root + "/reviews", QueueAsync).For(ViewerRole.Moderator);
        pages.MapGet(Root + "/reviews/{id}", OneAsync).For(ViewerRole.Moderator);
        pages.MapPost(Root + "/reviews/{id}", DecideAsync).For(ViewerRole.Moderator);
        pages.MapGet(Root + "/scorecard", ScorecardAsync).For(ViewerRole.Moderator);
    }

    private static Task<IResult> QueueAsync(string community, string? said, HttpContext context, ReadReviewPage read, PageWriter pages) =>
        ShowAsync(new(community), null, said, context, read, pages);

    private static Task<IResult> OneAsync(string community, string id, string? said, HttpContext context, ReadReviewPage read, PageWriter pages) =>
        ShowAsync(new(community), id, said, context, read, pages);

    private static async Task<IResult> ShowAsync(CommunityId community, string? id, string? said, HttpContext context, ReadReviewPage read, PageWriter pages) =>
        await read.HandleAsync(community, id, context.RequestAborted) is { } model
            ? await pages.LiveAsync<ReviewPage>(context, model with { Said = ReviewSays.Of(said) })
            : await pages.LiveAsync<ProblemPage>(context, new ProblemModel(Texts.UnknownPage), StatusCodes.Status404NotFound);

    private static async Task<IResult> DecideAsync(
        string community, string id, HttpContext context, CommunityDirectory communities, SettleReview settle)
    {
        var form = context.Request.Form;
        if (await communities.FindAsync(new(community), context.RequestAborted) is not { } known)
            return TypedResults.NotFound();
        if (DecisionOf(form[Decision]) is not { } decision)
            return TypedResults.BadRequest();

        var reason = form["reason"].ToString().Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, MostReason)]
            : decision == ReviewState.Upheld ? Texts.ReasonUphold : Texts.ReasonOverturn;
        var result = await settle.HandleAsync(known, id, decision, Viewer.Of(context.User).Name, reason, context.RequestAborted);
        var next = result.Outcome == DecideOutcome.Done ? form["next"].ToString() : id;
        var address = ReviewId.TryTime(next, out _) ? DashboardRoutes.Review(community, next) : DashboardRoutes.Part(community, "reviews");
        return TypedResults.Redirect($"{address}?said={ReviewSays.Name(result.Outcome, decision)}");
    }

    // What is no decision decides nothing: overturning lets members back in.
    private static ReviewState? DecisionOf(string? pressed) => pressed switch
    {
        "uphold" => ReviewState.Upheld,
        "overturn" => ReviewState.Overturned,
        _ => null,
    };

    private static async Task<IResult> ScorecardAsync(string community, HttpContext context, ReadScorecard scorecard, PageWriter pages) =>
        await scorecard.HandleAsync(new(community), ScorecardDays, context.RequestAborted) is { } report
            ? await pages.LiveAsync<ScorecardPage>(context, report)
            : await pages.LiveAsync<ProblemPage>(context, new ProblemModel(Texts.UnknownPage), StatusCodes.Status404NotFound);
}

/// <summary>What became of the decision before, told on the page that follows it.</summary>
internal static class ReviewSays
{
    private static readonly string[] Known = ["upheld", "overturned", "claimed", "decided", "withdrawn", "unknown"];

    public static string Name(DecideOutcome outcome, ReviewState decision) => outcome switch
    {
        DecideOutcome.Done => decision == ReviewState.Upheld ? Known[0] : Known[1],
        DecideOutcome.Claimed => Known[2],
        DecideOutcome.Decided => Known[3],
        DecideOutcome.Withdrawn => Known[4],
        _ => Known[5],
    };

    /// <summary>Null for what no decision says.</summary>
    public static string? Of(string? name) => Known.Contains(name) ? Parts.Words.Of("Said" + name) : null;
}
