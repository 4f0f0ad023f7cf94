using Pipeline.Model;

namespace Pipeline.Report;

/// <summary>One week's cohort: who came back when. A cell is null until its window is over for everybody in the cohort.</summary>
public sealed record CohortReport
{
    /// <summary>The Monday the week begins with; null for the mean of all cohorts.</summary>
    public DateOnly? Week { get; init; }

    /// <summary>Members who joined, or were first seen active, in the week.</summary>
    public required int Joined { get; init; }

    /// <summary>Members whose first activity was in the week.</summary>
    public required int Started { get; init; }

    /// <summary>Active in the bracket of days since joining.</summary>
    public required BracketReport Brackets { get; init; }

    /// <summary>Active on day n since the first activity.</summary>
    public required RetentionReport NDay { get; init; }

    /// <summary>Active on day n or later, as of the last closed day.</summary>
    public required RetentionReport Unbounded { get; init; }

    public static CohortReport Of(Cohort row) => new()
    {
        Week = row.Week,
        Joined = row.Joined,
        Started = row.Started,
        Brackets = new()
        {
            Days0 = Rate.Known(row.Days0, row.Joined),
            Days1To3 = Rate.Known(row.Days1To3, row.Joined),
            Days4To7 = Rate.Known(row.Days4To7, row.Joined),
            Days8To14 = Rate.Known(row.Days8To14, row.Joined),
            Days15To30 = Rate.Known(row.Days15To30, row.Joined),
            Days31To60 = Rate.Known(row.Days31To60, row.Joined),
            Days61To90 = Rate.Known(row.Days61To90, row.Joined),
        },
        NDay = Retention(row.Started, row.RetentionD1, row.RetentionD3, row.RetentionD7, row.RetentionD14, row.RetentionD30, row.RetentionD60, row.RetentionD90),
        Unbounded = Retention(row.Started, row.UnboundedD1, row.UnboundedD3, row.UnboundedD7, row.UnboundedD14, row.UnboundedD30, row.UnboundedD60, row.UnboundedD90),
    };

    /// <summary>All cohorts together: sums over those whose cell is known, so that a young cohort weighs nothing where it has nothing to say.</summary>
    public static CohortReport Mean(IReadOnlyList<CohortReport> cohorts) => new()
    {
        Joined = cohorts.Sum(cohort => cohort.Joined),
        Started = cohorts.Sum(cohort => cohort.Started),
        Brackets = new()
        {
            Days0 = Sum(cohorts, cohort => cohort.Brackets.Days0),
            Days1To3 = Sum(cohorts, cohort => cohort.Brackets.Days1To3),
            Days4To7 = Sum(cohorts, cohort => cohort.Brackets.Days4To7),
            Days8To14 = Sum(cohorts, cohort => cohort.Brackets.Days8To14),
            Days15To30 = Sum(cohorts, cohort => cohort.Brackets.Days15To30),
            Days31To60 = Sum(cohorts, cohort => cohort.Brackets.Days31To60),
            Days61To90 = Sum(cohorts, cohort => cohort.Brackets.Days61To90),
        },
        NDay = Sum(cohorts, cohort => cohort.NDay),
        Unbounded = Sum(cohorts, cohort => cohort.Unbounded),
    };

    private static RetentionReport Retention(int size, params ReadOnlySpan<int?> counts) => new()
    {
        D1 = Rate.Known(counts[0], size),
        D3 = Rate.Known(counts[1], size),
        D7 = Rate.Known(counts[2], size),
        D14 = Rate.Known(counts[3], size),
        D30 = Rate.Known(counts[4], size),
        D60 = Rate.Known(counts[5], size),
        D90 = Rate.Known(counts[6], size),
    };

    private static RetentionReport Sum(IReadOnlyList<CohortReport> cohorts, Func<CohortReport, RetentionReport> of) => new()
    {
        D1 = Sum(cohorts, cohort => of(cohort).D1),
        D3 = Sum(cohorts, cohort => of(cohort).D3),
        D7 = Sum(cohorts, cohort => of(cohort).D7),
        D14 = Sum(cohorts, cohort => of(cohort).D14),
        D30 = Sum(cohorts, cohort => of(cohort).D30),
        D60 = Sum(cohorts, cohort => of(cohort).D60),
        D90 = Sum(cohorts, cohort => of(cohort).D90),
    };

    private static Rate? Sum(IReadOnlyList<CohortReport> cohorts, Func<CohortReport, Rate?> cell)
    {
        var known = cohorts.Select(cell).OfType<Rate>().ToList();
        return known.Count == 0 ? null : Rate.Of(known.Sum(rate => rate.Numerator), known.Sum(rate => rate.Denominator));
    }
}

/// <summary>Active in a bracket of 24-hour windows since joining, both ends included.</summary>
public sealed record BracketReport
{
    public Rate? Days0 { get; init; }

    public Rate? Days1To3 { get; init; }

    public Rate? Days4To7 { get; init; }

    public Rate? Days8To14 { get; init; }

    public Rate? Days15To30 { get; init; }

    public Rate? Days31To60 { get; init; }

    public Rate? Days61To90 { get; init; }
}
