using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Ingest.Discord;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(DiscordTimeJsonConverter)])]
[JsonSerializable(typeof(DiscordEnvelope))]
[JsonSerializable(typeof(DiscordWebhookEvent))]
[JsonSerializable(typeof(DiscordMessage))]
[JsonSerializable(typeof(DiscordDeletion))]
[JsonSerializable(typeof(DiscordBulkDeletion))]
[JsonSerializable(typeof(DiscordReaction))]
[JsonSerializable(typeof(DiscordPollVote))]
[JsonSerializable(typeof(DiscordMemberChange))]
[JsonSerializable(typeof(DiscordMembersChunk))]
[JsonSerializable(typeof(DiscordAuditEntry))]
[JsonSerializable(typeof(DiscordInvite))]
[JsonSerializable(typeof(DiscordVoiceState))]
[JsonSerializable(typeof(DiscordEntitlement))]
internal sealed partial class DiscordJsonContext : JsonSerializerContext;

/// <summary>Times as RFC 3339 writes them; webhook events leave the offset out and mean UTC.</summary>
internal sealed class DiscordTimeJsonConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return Rfc3339.TryParse(text, out var time) || Rfc3339.TryParse(text + "Z", out time) ? time : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>How many elements an array has; they are passed by unread.</summary>
[JsonConverter(typeof(ElementCountJsonConverter))]
internal readonly record struct ElementCount(int Value);

internal sealed class ElementCountJsonConverter : JsonConverter<ElementCount>
{
    public override bool HandleNull => true;

    public override ElementCount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var count = 0;
        if (reader.TokenType != JsonTokenType.StartArray)
            reader.Skip();
        else
        {
            for (reader.Read(); reader.TokenType != JsonTokenType.EndArray; reader.Read(), count++)
                reader.Skip();
        }

        return new(count);
    }

    public override void Write(Utf8JsonWriter writer, ElementCount value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}
