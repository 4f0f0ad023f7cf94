using System.Text.Json.Serialization;

namespace Pipeline.Report;

/// <summary>
/// Reports as JSON, over HTTP and on the command line: camel case; what is not known is null and not left out, so that a reader sees that
/// it could be known.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<CommunityReport>))]
[JsonSerializable(typeof(ScorecardReport))]
[JsonSerializable(typeof(SeriesReport))]
[JsonSerializable(typeof(CohortTableReport))]
[JsonSerializable(typeof(PeriodSeriesReport))]
[JsonSerializable(typeof(ListReport))]
[JsonSerializable(typeof(AlertsReport))]
[JsonSerializable(typeof(GrowthReport))]
public sealed partial class ReportJsonContext : JsonSerializerContext;
