using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Ingest.Telegram;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(TelegramChatTypeJsonConverter)])]
[JsonSerializable(typeof(TelegramUpdate))]
internal sealed partial class TelegramJsonContext : JsonSerializerContext;

/// <summary>Private chats are told from all others without making a string of the type.</summary>
internal sealed class TelegramChatTypeJsonConverter : JsonConverter<TelegramChatType>
{
    public override TelegramChatType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.ValueTextEquals("private"u8) ? TelegramChatType.Private : TelegramChatType.Other;

    public override void Write(Utf8JsonWriter writer, TelegramChatType value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((int)value);
}
