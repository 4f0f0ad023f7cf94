using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Ingest.Slack;

/// <summary>Slack's <c>1355517523.000005</c>: a message's id within its channel, and when it was, to the microsecond.</summary>
[JsonConverter(typeof(SlackTsJsonConverter))]
internal readonly record struct SlackTs(string Text, DateTimeOffset At)
{
    private const int MaxSecondDigits = 11;
    private const int MaxFractionDigits = 7;

    public static SlackTs? From(string? text)
    {
        if (text is null)
            return null;

        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var seconds = dot < 0 ? text : text.AsSpan(0, dot);
        var fraction = dot < 0 ? default : text.AsSpan(dot + 1);
        if (seconds.Length is 0 or > MaxSecondDigits || fraction.Length > MaxFractionDigits || (dot >= 0 && fraction.IsEmpty)
            || !long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
        {
            return null;
        }

        var ticks = 0;
        if (!fraction.IsEmpty && !int.TryParse(fraction, NumberStyles.None, CultureInfo.InvariantCulture, out ticks))
            return null;
        for (var digits = fraction.Length; digits < MaxFractionDigits; digits++)
            ticks *= 10;

        return new(text, DateTimeOffset.FromUnixTimeSeconds(whole).AddTicks(ticks));
    }
}

internal sealed class SlackTsJsonConverter : JsonConverter<SlackTs>
{
    public override SlackTs Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && SlackTs.From(reader.GetString()) is { } ts ? ts : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, SlackTs value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}

/// <summary>An id, which is never empty.</summary>
internal sealed class SlackIdJsonConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } id ? id : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
