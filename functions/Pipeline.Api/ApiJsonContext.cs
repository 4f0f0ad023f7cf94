using System.Text.Json.Serialization;

namespace Pipeline.Api;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Health))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
