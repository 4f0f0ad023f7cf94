using System.Text.Json.Serialization;
using Pipeline.Model;

namespace Pipeline.Rollup.Explained;

/// <summary>What a number of a day is made of.</summary>
/// <param name="Metric">Its name, as in the day's report.</param>
/// <param name="Definition">What it counts, in words.</param>
/// <param name="Version">Of the definitions.</param>
/// <param name="Value">As stored; null while its window is not over.</param>
/// <param name="Counted">What the members listed here add up to: the same, unless facts came since the day was rolled up.</param>
/// <param name="Members">Whom it counts, most first, each with the events that show it.</param>
/// <param name="Of">What it is a part of, where it is a rate's numerator.</param>
public sealed record Explanation(
    CommunityId Community, DateOnly Day, Source? Platform, string Metric, string Definition, int Version, int? Value, int Counted,
    IReadOnlyList<ExplainedMember> Members, IReadOnlyList<ExplainedWhole> Of);

/// <summary>A member behind a number.</summary>
/// <param name="Member">The person: of linked accounts the first.</param>
/// <param name="Count">What the member adds to the number.</param>
/// <param name="EventCount">How many events show it.</param>
/// <param name="Events">The first of them.</param>
public sealed record ExplainedMember(MemberId Member, int Count, int EventCount, IReadOnlyList<EventId> Events);

/// <summary>The whole that a number is a part of.</summary>
public sealed record ExplainedWhole(string Metric, int? Value, IReadOnlyList<MemberId> Members);

/// <summary>An explanation as JSON: camel case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Explanation))]
public sealed partial class ExplanationJsonContext : JsonSerializerContext;
