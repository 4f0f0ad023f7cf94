using System.Text.Json.Serialization;

namespace Pipeline.Local.Scenarios;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Scenario))]
[JsonSerializable(typeof(ScenarioReport))]
internal sealed partial class ScenarioJsonContext : JsonSerializerContext;
