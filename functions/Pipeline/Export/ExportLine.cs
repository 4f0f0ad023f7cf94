using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Model;

namespace Pipeline.Export;

/// <summary>A line of an export. The first has the community and the format's version, the last how many rows there are; each other is a row.</summary>
/// <param name="Table">The row's table.</param>
/// <param name="Rows">Of the last line: how many rows stand before it, so that a file that was cut off is known by it.</param>
internal sealed record ExportLine(
    CommunityId? Community = null, int? Version = null, DateTimeOffset? At = null, string? Table = null, JsonElement? Row = null, long? Rows = null)
{
    public const int Current = 1;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExportLine))]
internal sealed partial class ExportJsonContext : JsonSerializerContext;
