using Pipeline.Model;

namespace Pipeline.Report;

/// <summary>
/// Recall cannot be counted, for nobody looks at everything. What was found is known from the reviews of verdicts; what was missed has two
/// strata that do not overlap: what members reported, each counted once, and the rest of what was let pass, of which the daily sample shows
/// a share that is known.
/// </summary>
internal static class RecallOf
{
    private const int Places = 4;

    public static RecallEstimate Reviews(IReadOnlyList<ReviewCase> reviews)
    {
        var caught = Caught(reviews);
        var passed = reviews.Where(review => !Scorecard.IsAgainst(review)).ToLookup(review => review.ReportWeight >= ReviewReport.Enough);
        var sample = passed[false].Where(review => review.AuditRate is > 0).ToList();
        var decided = sample.Where(review => review.WasHarmful is not null).ToList();
        if (caught is not { } found || decided.Count == 0)
            return new(null, null, null, Rounded(caught), null, decided.Count);

        var population = sample.Sum(Weight);
        var share = decided.Where(review => review.WasHarmful == true).Sum(Weight) / decided.Sum(Weight);
        var bounds = new Ratio(decided.Count(review => review.WasHarmful == true), decided.Count);
        var reported = Reported([.. passed[true]]);
        var missed = reported + (population * share);
        return new(
            Of(found, missed),
            Of(found, reported + (population * bounds.High!.Value)),
            Of(found, reported + (population * bounds.Low!.Value)),
            Rounded(found), Rounded(missed), decided.Count);
    }

    // Of what was not decided yet, the share that was upheld among its like: a flag is wrong more often than a removal.
    private static double? Caught(IReadOnlyList<ReviewCase> reviews)
    {
        var against = reviews.Where(Scorecard.IsAgainst).ToList();
        if (against.Count == 0)
            return 0;
        if (Scorecard.Precision(against).Value is not { } all)
            return null;

        return against.GroupBy(Scorecard.IsRemoval).Sum(like => like.Count() * (Scorecard.Precision(like).Value ?? all));
    }

    private static double Reported(List<ReviewCase> reported)
    {
        var decided = reported.Where(review => review.WasHarmful is not null).ToList();
        return decided.Count == 0 ? 0 : (double)reported.Count * decided.Count(review => review.WasHarmful == true) / decided.Count;
    }

    private static double Weight(ReviewCase review) => 1 / review.AuditRate!.Value;

    private static double? Of(double found, double missed) => found + missed == 0 ? null : Rounded(found / (found + missed));

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, Places, MidpointRounding.AwayFromZero) : null;
}
