using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Ingest.Discord;

/// <summary>
/// Discord's id of anything, which says when the thing was made (https://docs.discord.com/developers/reference#snowflakes). It is
/// written as text, for it has more digits than a number in JSON is safe with.
/// </summary>
[JsonConverter(typeof(SnowflakeJsonConverter))]
internal readonly record struct Snowflake(ulong Value)
{
    private const long DiscordEpoch = 1420070400000;

    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds((long)(Value >> 22) + DiscordEpoch);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

internal sealed class SnowflakeJsonConverter : JsonConverter<Snowflake>
{
    private const int MaxDigits = 20;

    public override Snowflake Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetUInt64(out var number))
            return new(number);
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence || reader.ValueSpan.Length > MaxDigits
            || !Utf8Parser.TryParse(reader.ValueSpan, out ulong value, out var length) || length != reader.ValueSpan.Length)
        {
            throw new JsonException();
        }

        return new(value);
    }

    public override void Write(Utf8JsonWriter writer, Snowflake value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
