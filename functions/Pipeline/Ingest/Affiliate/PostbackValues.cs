using System.Net;
using System.Text;
using System.Text.Json;

namespace Pipeline.Ingest.Affiliate;

/// <summary>A postback's parameters by name, whether they came in the address, as a form, or as the properties of a JSON object.</summary>
internal static class PostbackValues
{
    public const string TypeHeader = "content-type";

    /// <summary>All but the token, which becomes part of no event, whatever a connection calls it.</summary>
    public static IReadOnlyDictionary<string, string> Of(WebhookRequest request, PostbackNames names)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in request.Query)
            values[name] = value;
        if (IsJson(request))
            AddJson(values, request.Body.Span);
        else
            AddForm(values, request.Body.Span);
        foreach (var token in names.Token)
            values.Remove(token);
        return values;
    }

    public static bool IsJson(WebhookRequest request) =>
        request.Header(TypeHeader)?.Contains("json", StringComparison.OrdinalIgnoreCase) == true
        || request.Body.Span.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    /// <summary>The pairs of a form as they stand, each with its decoded name.</summary>
    public static IEnumerable<(string Name, string Pair)> Pairs(ReadOnlySpan<byte> form)
    {
        var pairs = new List<(string, string)>();
        foreach (var pair in Encoding.UTF8.GetString(form).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            pairs.Add((WebUtility.UrlDecode(equals < 0 ? pair : pair[..equals]), pair));
        }

        return pairs;
    }

    public static string ValueOf(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? "" : WebUtility.UrlDecode(pair[(equals + 1)..]);
    }

    private static void AddForm(Dictionary<string, string> values, ReadOnlySpan<byte> form)
    {
        foreach (var (name, pair) in Pairs(form))
            values[name] = ValueOf(pair);
    }

    private static void AddJson(Dictionary<string, string> values, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        if (reader.Read())
            throw new JsonException("There is more than one value.");

        foreach (var property in document.RootElement.EnumerateObject())
        {
            switch (property.Value.ValueKind)
            {
                case JsonValueKind.String:
                    values[property.Name] = property.Value.GetString()!;
                    break;
                case JsonValueKind.Number:
                    values[property.Name] = property.Value.GetRawText();
                    break;
                default:
                    // No part of a postback is a flag, a list or an object.
                    break;
            }
        }
    }
}
