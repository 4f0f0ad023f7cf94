using Pipeline.Model;

namespace Pipeline.Report;

/// <summary>What a scorecard is computed from.</summary>
/// <param name="Reviews">Of texts written in the window.</param>
/// <param name="Messages">Members' messages in the window that count.</param>
/// <param name="ActiveMembers">Members active in the thirty days up to its end.</param>
/// <param name="Actions">From text to act, of what was carried out by rules alone.</param>
/// <param name="Returned">Members whose removal was overturned: whether they were active within two weeks; null: not known yet.</param>
public sealed record ScorecardFacts(
    IReadOnlyList<ReviewCase> Reviews, int Messages, int ActiveMembers, IReadOnlyList<TimeSpan> Actions, IReadOnlyDictionary<MemberId, bool?> Returned);

/// <summary>Definitions 12 and 13, pure: precision, estimated recall, over-moderation, and how long things took. What nobody reviewed is null.</summary>
public static class Scorecard
{
    private const string None = "none";

    public static ScorecardReport Of(Community community, ScorecardFacts facts, DateTimeOffset from, DateTimeOffset now)
    {
        var reviews = facts.Reviews;
        var relieved = reviews.Where(review => review.Outcome > Outcome.Flagged && review.Decision is { Is: ReviewState.Overturned });
        var answered = reviews.Where(review => review is { AppealedAt: not null, Decision: not null });
        return new(
            community.Id, community.Mode, from, now,
            reviews.Count(review => review.StateAt(now) is ReviewState.Open or ReviewState.Claimed),
            Matrix(reviews),
            Precision(reviews.Where(IsRemoval)),
            Precision(reviews.Where(review => IsAgainst(review) && !IsRemoval(review))),
            RecallOf.Reviews(reviews),
            OverModeration(facts),
            Lengths(facts.Actions),
            Lengths([.. relieved.Select(review => review.Decision!.At - review.TextAt)]),
            Lengths([.. answered.Select(review => review.Decision!.At - review.AppealedAt!.Value)]),
            Named(reviews.Where(IsAgainst), review => review.Verdict?.Rule ?? None),
            Named(reviews.Where(IsAgainst), review => review.Verdict?.Version ?? None),
            Named(reviews, review => review.Models ?? None));
    }

    public static ConfusionMatrix Matrix(IReadOnlyCollection<ReviewCase> reviews) => new(
        reviews.Count(review => IsAgainst(review) && review.WasHarmful == true),
        reviews.Count(review => IsAgainst(review) && review.WasHarmful == false),
        reviews.Count(review => !IsAgainst(review) && review.WasHarmful == true),
        reviews.Count(review => !IsAgainst(review) && review.WasHarmful == false));

    internal static bool IsAgainst(ReviewCase review) => review.Outcome > Outcome.Allowed;

    internal static bool IsRemoval(ReviewCase review) => review.Outcome >= Outcome.Removed;

    internal static Rate Precision(IEnumerable<ReviewCase> reviews)
    {
        var decided = reviews.Where(review => review.Decision is not null).ToList();
        return Rate.Of(decided.Count(review => review.Decision!.Is == ReviewState.Upheld), decided.Count);
    }

    private static OverModeration OverModeration(ScorecardFacts facts)
    {
        var wrong = facts.Reviews.Where(IsWrongRemoval).ToList();
        var members = wrong.Select(review => review.Author).Distinct().Count();
        var known = facts.Returned.Values.Where(returned => returned is not null).ToList();
        return new(Of(wrong.Count, facts.Messages), Of(members, facts.ActiveMembers), Rate.Of(known.Count(returned => returned == true), known.Count));
    }

    internal static bool IsWrongRemoval(ReviewCase review) => IsRemoval(review) && review.Decision is { Is: ReviewState.Overturned };

    // The numbers of the last days are not there yet, so more can be wrong than there seem to be messages.
    private static Rate Of(int part, int all) => Rate.Of(all == 0 ? 0 : part, all == 0 ? 0 : Math.Max(part, all));

    private static IReadOnlyList<NamedScore> Named(IEnumerable<ReviewCase> reviews, Func<ReviewCase, string> nameOf) =>
        [.. reviews.GroupBy(nameOf).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new NamedScore(
            group.Key, group.Count(), Precision(group.Where(IsAgainst)), group.Count(IsWrongRemoval), Matrix([.. group])))];

    private static Lengths Lengths(IReadOnlyList<TimeSpan> lengths)
    {
        if (lengths.Count == 0)
            return new(0, null, null);

        var sorted = lengths.Order().ToList();
        var (lower, upper) = (sorted[(sorted.Count - 1) / 2], sorted[sorted.Count / 2]);
        return new(sorted.Count, Minutes((lower + upper) / 2), Minutes(sorted[(int)Math.Ceiling(sorted.Count * 0.9) - 1]));
    }

    private static double Minutes(TimeSpan length) => Math.Round(length.TotalMinutes, 2, MidpointRounding.AwayFromZero);
}
