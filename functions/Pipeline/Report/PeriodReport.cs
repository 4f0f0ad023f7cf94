using Pipeline.Model;

namespace Pipeline.Report;

/// <summary>
/// One period of a community that is over: what people were to each other. Null is not known: no platform can tell, or a window is not over.
/// </summary>
public sealed record PeriodReport
{
    public required PeriodSpan Span { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day of it.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Version of the definitions that the numbers follow.</summary>
    public required int Definition { get; init; }

    /// <summary>Members who were there when it ended.</summary>
    public required int Members { get; init; }

    /// <summary>Members active in the week or month; null of 28 days, as each day has its own of 30.</summary>
    public int? Active { get; init; }

    /// <summary>The week or month against the one before.</summary>
    public LifecycleChange? Lifecycle { get; init; }

    /// <summary>
    /// How much closer members came, for each who was there at both ends: 0 as before, negative where they drift away; a weight of 1, 16, 49
    /// or 100 by how many days each was active of late.
    /// </summary>
    public Quotient? Gravity { get; init; }

    public required ActivationReport Activation { get; init; }

    public required AnswersReport Answers { get; init; }

    public required InequalityReport Inequality { get; init; }

    public required WordOfMouthReport WordOfMouth { get; init; }

    /// <summary>Members who wrote a message that recommends the community.</summary>
    public required Rate Recommendation { get; init; }

    public required VoicesReport Voices { get; init; }

    public required ContentReport Content { get; init; }

    public static PeriodReport Of(PeriodMetric row) => new()
    {
        Span = row.Span,
        From = row.From,
        To = row.To,
        Definition = row.Definition,
        Members = row.Members,
        Active = row.Active,
        Lifecycle = LifecycleChange.Of(row),
        Gravity = Quotient.Known(row.GravityChange, row.GravityMembers),
        Activation = ActivationReport.Of(row),
        Answers = AnswersReport.Of(row),
        Inequality = InequalityReport.Of(row),
        WordOfMouth = WordOfMouthReport.Of(row),
        Recommendation = Rate.Of(row.Recommenders, row.Members),
        Voices = VoicesReport.Of(row),
        Content = ContentReport.Of(row),
    };
}

/// <summary>A community's periods of one span, oldest first.</summary>
/// <param name="Platform">Null for all platforms together.</param>
/// <param name="ClosedThrough">The last closed day; periods that end later have no numbers yet.</param>
public sealed record PeriodSeriesReport(
    CommunityId Community, string TimeZone, Source? Platform, DateOnly? ClosedThrough, PeriodSpan Span, IReadOnlyList<PeriodReport> Periods);

/// <summary>So much of one thing for each of another: no share, so it may exceed 1 and has no interval.</summary>
/// <param name="Value">Null where the denominator is 0.</param>
public sealed record Quotient(int Numerator, int Denominator, double? Value)
{
    private const int Places = 4;

    /// <summary>Null where either is not known.</summary>
    public static Quotient? Known(int? numerator, int? denominator) => (numerator, denominator) is ({ } one, { } other)
        ? new(one, other, other == 0 ? null : Math.Round((double)one / other, Places, MidpointRounding.AwayFromZero))
        : null;
}

/// <summary>Who was active in a calendar week or month, against the one before.</summary>
/// <param name="Churn">Dormant of the period before.</param>
/// <param name="Retained">Returning of the period before.</param>
public sealed record LifecycleChange(int New, int Returning, int Resurrected, int Dormant, Rate Churn, Rate Retained)
{
    /// <summary>Null of 28 days.</summary>
    public static LifecycleChange? Of(PeriodMetric row) =>
        row is { New: { } first, Returning: { } returning, Resurrected: { } resurrected, Dormant: { } dormant }
            ? new(first, returning, resurrected, dormant, Rate.Of(dormant, returning + dormant), Rate.Of(returning, returning + dormant))
            : null;
}
