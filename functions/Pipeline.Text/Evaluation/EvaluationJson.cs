using System.Text.Json.Serialization;

namespace Pipeline.Text;

/// <summary>The figures for machines.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(Evaluation))]
[JsonSerializable(typeof(CleanFigures))]
public sealed partial class EvaluationJson : JsonSerializerContext;
