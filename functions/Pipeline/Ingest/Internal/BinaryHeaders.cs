using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Pipeline.Ingest.Internal;

/// <summary>
/// A CloudEvent's attributes in binary mode: one header each, percent-encoded
/// (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#31-binary-content-mode).
/// </summary>
internal static class BinaryHeaders
{
    public const string Prefix = "ce-";

    /// <summary>Whether the sender means a CloudEvent: one that has lost an attribute is told so, not taken for another form.</summary>
    public static bool AreOn(WebhookRequest request) =>
        request.Header("ce-specversion") is not null || request.Header("ce-id") is not null
        || request.Header("ce-source") is not null || request.Header("ce-type") is not null;

    /// <summary>Whether reading looks at the header, named in lower case.</summary>
    public static bool Reads(string name) => name is "ce-specversion" or "ce-id" or "ce-source" or "ce-type" or "ce-time" or "ce-community";

    public static bool TryRead(WebhookRequest request, out WrittenEvent written, out string? fault)
    {
        fault = null;
        written = new()
        {
            Specversion = Attribute(request, "ce-specversion", ref fault),
            Id = Attribute(request, "ce-id", ref fault),
            Source = Attribute(request, "ce-source", ref fault),
            Type = Attribute(request, "ce-type", ref fault),
            Time = Attribute(request, "ce-time", ref fault),
            Community = Attribute(request, "ce-community", ref fault),
            Datacontenttype = request.Header(ContentForms.TypeHeader),
            Data = new(0, request.Body.Length),
        };
        return fault is null;
    }

    private static string? Attribute(WebhookRequest request, string name, ref string? fault)
    {
        if (request.Header(name) is not { } value)
            return null;
        if (Decode(value.AsSpan().Trim()) is { } decoded)
            return decoded;

        fault ??= $"{name} is not percent-encoded UTF-8.";
        return null;
    }

    /// <summary>One round of decoding; null for what cannot have been encoded so.</summary>
    internal static string? Decode(ReadOnlySpan<char> value)
    {
        var quoted = value is ['"', _, ..] && value[^1] == '"';
        var text = quoted ? value[1..^1] : value;
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                var digits = text.Slice(i + 1, Math.Min(2, text.Length - i - 1));
                if (digits.Length < 2 || !byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[length]))
                    return null;
                (i, length) = (i + 2, length + 1);
                continue;
            }

            // Older senders quote a value instead, with backslashes inside (RFC 7230, section 3.2.6).
            if (quoted && text[i] == '\\' && i + 1 < text.Length)
                i++;
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
            length += Encoding.UTF8.GetBytes(text.Slice(i, pair), bytes.AsSpan(length));
            i += pair - 1;
        }

        return Utf8.IsValid(bytes.AsSpan(0, length)) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
