using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>A community has days that are over, or closed days that changed: their numbers are due.</summary>
/// <param name="Through">The last day to close.</param>
/// <param name="From">Every day from here on is made anew from its facts, also when nothing says that it changed or that it is there; null: only what
/// changed.</param>
/// <param name="MovesFacts">Days begin and end elsewhere now: facts are first put to the day that they belong to.</param>
public sealed record RollupDue(CommunityId Community, DateOnly Through, DateOnly? From = null, bool MovesFacts = false)
{
    public const int Version = 1;

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(new(Version, this), RollupDueJsonContext.Default.RollupDueEnvelope);

    /// <exception cref="JsonException">The bytes are no such message of a version that this reader knows.</exception>
    public static RollupDue Read(ReadOnlyMemory<byte> utf8)
    {
        var envelope = JsonSerializer.Deserialize(utf8.Span, RollupDueJsonContext.Default.RollupDueEnvelope)
            ?? throw new JsonException("The message is null.");
        if (envelope.Version is < 1 or > Version)
            throw new JsonException($"The message has version {envelope.Version}; this reader knows 1 to {Version}. Upgrade it, then replay.");

        return envelope.Due ?? throw new JsonException("The envelope holds nothing.");
    }
}

internal sealed record RollupDueEnvelope(
    [property: JsonPropertyName("v")] int Version,
    [property: JsonPropertyName("due")] RollupDue? Due);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(RollupDueEnvelope))]
internal sealed partial class RollupDueJsonContext : JsonSerializerContext;
