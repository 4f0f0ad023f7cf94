using System.Text.Json.Serialization;
using Pipeline.Report;

namespace Pipeline.Api;

/// <summary>Answers are in camel case; what is not known is null and not left out, so that a reader sees that it could be known.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(IReadOnlyList<CommunityReport>))]
[JsonSerializable(typeof(SeriesReport))]
[JsonSerializable(typeof(CohortTableReport))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
