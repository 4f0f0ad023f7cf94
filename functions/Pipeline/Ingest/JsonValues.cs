using System.Globalization;
using System.Text.Json;

namespace Pipeline.Ingest;

/// <summary>Takes a body of JSON apart: one value, or an array of values that are read, or at fault, each by itself.</summary>
internal static class JsonValues
{
    public static bool IsArray(ReadOnlySpan<byte> body) => body.TrimStart(" \t\r\n"u8).StartsWith("["u8);

    /// <param name="each">Takes a value and its place in the array; null where there is no array.</param>
    /// <returns>From where on the body could not be read; null where all of it could.</returns>
    public static string? ForEach(ReadOnlyMemory<byte> body, Action<ReadOnlyMemory<byte>, int?> each)
    {
        var json = new Utf8JsonReader(body.Span);
        try
        {
            json.Read();
            if (json.TokenType != JsonTokenType.StartArray)
                each(NextValue(body, ref json), null);
            else
            {
                for (var ordinal = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; ordinal++)
                    each(NextValue(body, ref json), ordinal);
            }

            // Whatever follows the one value is a fault, and found by looking on.
            while (json.Read())
                json.Skip();
            return null;
        }
        catch (JsonException)
        {
            return string.Create(CultureInfo.InvariantCulture, $"The body is no readable JSON from byte {json.BytesConsumed} on.");
        }
    }

    private static ReadOnlyMemory<byte> NextValue(ReadOnlyMemory<byte> body, ref Utf8JsonReader json)
    {
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return body[start..(int)json.BytesConsumed];
    }
}
