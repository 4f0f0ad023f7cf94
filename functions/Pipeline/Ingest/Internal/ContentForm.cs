namespace Pipeline.Ingest.Internal;

/// <summary>The forms in which a delivery can hold events.</summary>
internal enum ContentForm
{
    /// <summary>JSON of one event or of an array of them; events that say <c>specversion</c> are CloudEvents all the same.</summary>
    Plain,

    /// <summary>One CloudEvent in JSON.</summary>
    Structured,

    /// <summary>An array of CloudEvents in JSON.</summary>
    Batched,

    /// <summary>A CloudEvent's attributes as headers, its data as body.</summary>
    Binary,

    /// <summary>None of these.</summary>
    Other,
}

/// <summary>Tells the form, as https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#13-content-modes says.</summary>
internal static class ContentForms
{
    public const string TypeHeader = "content-type";

    public static ContentForm Of(WebhookRequest request)
    {
        var type = request.Header(TypeHeader);
        if (!IsUtf8(type))
            return ContentForm.Other;

        var media = MediaOf(type);
        if (media.StartsWith("application/cloudevents", StringComparison.OrdinalIgnoreCase))
        {
            return media.Equals("application/cloudevents+json", StringComparison.OrdinalIgnoreCase) ? ContentForm.Structured
                : media.Equals("application/cloudevents-batch+json", StringComparison.OrdinalIgnoreCase) ? ContentForm.Batched
                : ContentForm.Other;
        }

        if (BinaryHeaders.AreOn(request))
            return ContentForm.Binary;
        return media.IsEmpty || IsJson(media) ? ContentForm.Plain : ContentForm.Other;
    }

    /// <summary>Whether a media type, with or without parameters, is JSON: <c>*/json</c> or <c>*/*+json</c>.</summary>
    public static bool IsJson(ReadOnlySpan<char> type)
    {
        var media = MediaOf(type);
        return media.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || media.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> MediaOf(ReadOnlySpan<char> type)
    {
        var parameters = type.IndexOf(';');
        return (parameters < 0 ? type : type[..parameters]).Trim();
    }

    private static bool IsUtf8(string? type)
    {
        const string Name = "charset=";
        var at = type?.IndexOf(Name, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
            return true;

        var charset = type.AsSpan(at + Name.Length);
        var end = charset.IndexOf(';');
        charset = (end < 0 ? charset : charset[..end]).Trim().Trim('"');
        return charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase);
    }
}
