using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Ingest.Internal;

/// <summary>
/// An event as its sender wrote it: a CloudEvent in JSON (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md)
/// or the plain form, which has neither <c>specversion</c> nor <c>source</c>. Null is the same as absent; what else is there is ignored.
/// </summary>
internal sealed record WrittenEvent
{
    public string? Specversion { get; init; }

    public string? Id { get; init; }

    public string? Source { get; init; }

    public string? Type { get; init; }

    /// <summary>When it happened, as CloudEvents names it.</summary>
    public string? Time { get; init; }

    /// <summary>The same, as the vocabulary names it.</summary>
    public string? At { get; init; }

    /// <summary>The same, as Standard Webhooks names it.</summary>
    public string? Timestamp { get; init; }

    /// <summary>Which community it belongs to, where the connection lets its sender say so.</summary>
    public string? Community { get; init; }

    public string? Datacontenttype { get; init; }

    public JsonSlice Data { get; init; }

    [JsonPropertyName("data_base64")]
    public string? DataBase64 { get; init; }
}

/// <summary>Where a value stands in the text around it. It is read once its type is known; null and absent have no length.</summary>
[JsonConverter(typeof(JsonSliceJsonConverter))]
internal readonly record struct JsonSlice(int Start, int Length);

/// <summary>Positions hold for text that is read from one run of bytes, as all of it is here.</summary>
internal sealed class JsonSliceJsonConverter : JsonConverter<JsonSlice>
{
    public override bool HandleNull => true;

    public override JsonSlice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return default;

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return new(start, (int)reader.BytesConsumed - start);
    }

    public override void Write(Utf8JsonWriter writer, JsonSlice value, JsonSerializerOptions options) =>
        throw new NotSupportedException("A slice is read, never written.");
}
