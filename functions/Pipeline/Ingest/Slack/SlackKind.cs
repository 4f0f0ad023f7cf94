using System.Text.Json;

namespace Pipeline.Ingest.Slack;

internal static class SlackKind
{
    /// <summary>The event's type, which decides what its other properties are; null where it has none.</summary>
    public static string? Of(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
            return null;

        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.String)
                return reader.GetString() is { Length: > 0 } type ? type : null;
            reader.Skip();
        }

        return null;
    }
}
