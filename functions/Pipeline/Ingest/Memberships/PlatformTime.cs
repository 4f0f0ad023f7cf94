using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Ingest.Memberships;

/// <summary>A time that a platform writes as seconds since 1970 here and as RFC 3339 there. Nothing, or an empty text, is no time.</summary>
internal sealed class PlatformTimeConverter : JsonConverter<DateTimeOffset?>
{
    public override bool HandleNull => true;

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number => OfSeconds(ref reader),
        JsonTokenType.String when reader.ValueSpan.IsEmpty && !reader.HasValueSequence => null,
        JsonTokenType.String when Rfc3339.TryParse(reader.GetString(), out var time) => time,
        _ => throw new JsonException("This is no time."),
    };

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("A platform's time is read, never written.");

    private static DateTimeOffset OfSeconds(ref Utf8JsonReader reader)
    {
        if (!reader.TryGetInt64(out var seconds) || seconds is < 0 or > 253_402_300_799)
            throw new JsonException("This is no time in seconds since 1970.");

        return DateTimeOffset.FromUnixTimeSeconds(seconds);
    }
}
