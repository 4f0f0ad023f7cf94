using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Ingest.Slack;

/// <summary>
/// A text in Slack's markup (https://docs.slack.dev/messaging/formatting-message-text) as people see it: <c>&lt;@U1&gt;</c> is a mention,
/// <c>&lt;https://…|label&gt;</c> a link behind words, and three characters are escaped.
/// </summary>
[JsonConverter(typeof(SlackTextJsonConverter))]
internal sealed record SlackText(string Plain, int Mentions = 0, IReadOnlyList<string>? HiddenLinks = null)
{
    public static SlackText Empty { get; } = new("");
}

internal sealed class SlackTextJsonConverter : JsonConverter<SlackText>
{
    public override SlackText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();

        // What people see is never longer than its markup, and neither has more characters than bytes.
        var most = reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;
        var rented = ArrayPool<char>.Shared.Rent(2 * most);
        try
        {
            var markup = rented.AsSpan(0, reader.CopyString(rented.AsSpan(0, most)));
            return markup.IndexOfAny('<', '&') < 0 ? new(markup.ToString()) : new SlackMarkup(rented.AsSpan(most)).Read(markup);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    public override void Write(Utf8JsonWriter writer, SlackText value, JsonSerializerOptions options) => writer.WriteStringValue(value.Plain);
}
