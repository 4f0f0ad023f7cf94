using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Ingest.Telegram;

/// <summary>Whether a property is there and not null. Its value is skipped, however large.</summary>
[JsonConverter(typeof(PresenceJsonConverter))]
internal readonly record struct Presence(bool Yes);

internal sealed class PresenceJsonConverter : JsonConverter<Presence>
{
    public override bool HandleNull => true;

    public override Presence Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var isNull = reader.TokenType == JsonTokenType.Null;
        reader.Skip();
        return new(!isNull);
    }

    public override void Write(Utf8JsonWriter writer, Presence value, JsonSerializerOptions options) => writer.WriteBooleanValue(value.Yes);
}
