using System.Text.Json.Serialization;
using Pipeline.Model;

namespace Pipeline.Rollup.Explained;

/// <summary>What a number of a day, of a period, of a cohort or of growth is made of.</summary>
/// <param name="Day">Of a period the last, of a cohort the Monday, of growth the last closed one.</param>
/// <param name="Metric">Its name, as in the report.</param>
/// <param name="Definition">What it counts, in words.</param>
/// <param name="Version">Of the definitions.</param>
/// <param name="Value">As stored; null while its window is not over.</param>
/// <param name="Counted">What the members listed here add up to: the same, unless facts came since it was rolled up. What is estimated from them is estimated anew.</param>
/// <param name="Members">Whom it counts, most first, each with the events that show it.</param>
/// <param name="Of">What it is a part of, where it is a rate's numerator.</param>
public sealed record Explanation(
    CommunityId Community, DateOnly Day, Source? Platform, string Metric, string Definition, int Version, long? Value, long Counted,
    IReadOnlyList<ExplainedMember> Members, IReadOnlyList<ExplainedWhole> Of)
{
    /// <summary>Null of a day and of a cohort.</summary>
    public PeriodSpan? Span { get; init; }

    /// <summary>A period's first day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>What it is of the whole; null where it is no part, or either is not known.</summary>
    public ExplainedRate? Rate { get; init; }
}

/// <summary>A number of another.</summary>
/// <param name="Value">Null where the denominator is 0.</param>
/// <param name="Low">Of Wilson's 95 % interval; null of what may exceed the whole.</param>
public sealed record ExplainedRate(long Numerator, long Denominator, double? Value, double? Low, double? High)
{
    private const int Places = 4;

    /// <param name="wholes">Which together are the denominator.</param>
    /// <param name="isShare">The numerator is a part of them.</param>
    internal static ExplainedRate? Of(long? numerator, IReadOnlyList<ExplainedWhole> wholes, bool isShare = true)
    {
        if (numerator is not { } part || wholes.Count == 0 || wholes.Any(whole => whole.Value is null))
            return null;

        var all = wholes.Sum(whole => whole.Value!.Value);
        var ratio = new Ratio((int)part, (int)all);
        return new(part, all, Rounded(ratio.Value), isShare ? Rounded(ratio.Low) : null, isShare ? Rounded(ratio.High) : null);
    }

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, Places, MidpointRounding.AwayFromZero) : null;
}

/// <summary>A member behind a number.</summary>
/// <param name="Member">The person: of linked accounts the first.</param>
/// <param name="Count">What the member adds to the number.</param>
/// <param name="EventCount">How many events show it.</param>
/// <param name="Events">The first of them.</param>
public sealed record ExplainedMember(MemberId Member, long Count, int EventCount, IReadOnlyList<EventId> Events);

/// <summary>The whole that a number is a part of.</summary>
public sealed record ExplainedWhole(string Metric, long? Value, IReadOnlyList<MemberId> Members);

/// <summary>An explanation as JSON: camel case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Explanation))]
public sealed partial class ExplanationJsonContext : JsonSerializerContext;
