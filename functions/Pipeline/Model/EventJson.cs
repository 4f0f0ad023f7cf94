using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>
/// The wire format of the bus: UTF-8 JSON, <c>{"v":1,"event":{"type":"message.posted",…}}</c>. A reader ignores properties it does
/// not know and accepts every version up to its own; a writer only adds optional properties within a version.
/// </summary>
public static class EventJson
{
    public const int Version = 1;

    public static byte[] Write(CommunityEvent communityEvent) =>
        JsonSerializer.SerializeToUtf8Bytes(new(Version, communityEvent), EventJsonContext.Default.EventEnvelope);

    public static void Write(CommunityEvent communityEvent, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output);
        JsonSerializer.Serialize(writer, new(Version, communityEvent), EventJsonContext.Default.EventEnvelope);
    }

    /// <exception cref="JsonException">The bytes are no event of a version that this reader knows.</exception>
    public static CommunityEvent Read(ReadOnlySpan<byte> utf8)
    {
        var envelope = Envelope(utf8) ?? throw new JsonException("The event is null.");
        if (envelope.Version is < 1 or > Version)
            throw new JsonException($"The event has version {envelope.Version}; this reader knows 1 to {Version}. Upgrade it, then replay.");

        return envelope.Event ?? throw new JsonException("The envelope holds no event.");
    }

    private static EventEnvelope? Envelope(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, EventJsonContext.Default.EventEnvelope);
        }
        catch (NotSupportedException untyped)
        {
            // How the serializer puts it that an event says no type, or one that is not text.
            throw new JsonException("The event has no type.", untyped);
        }
    }
}

internal sealed record EventEnvelope(
    [property: JsonPropertyName("v")] int Version,
    [property: JsonPropertyName("event")] CommunityEvent Event);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    AllowOutOfOrderMetadataProperties = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(EventEnvelope))]
internal sealed partial class EventJsonContext : JsonSerializerContext;
