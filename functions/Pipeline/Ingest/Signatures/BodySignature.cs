namespace Pipeline.Ingest.Signatures;

/// <summary>The body's HMAC-SHA256 in hex, with or without <c>sha256=</c> before it, and the secret's text as key (Discourse, Memberful).</summary>
internal static class BodySignature
{
    public static Refusal? Verify(WebhookRequest request, Connection connection, string header, string prefix = "")
    {
        if (request.Header(header) is not { Length: > 0 } value)
            return Refusal.Missing(header);

        return value.StartsWith(prefix, StringComparison.Ordinal)
            && HmacSignature.IsHexOfAny(SignedContent.BodyOnly(request.Body.Span), value.AsSpan(prefix.Length), connection.Secrets)
                ? null
                : Refusal.Wrong(header);
    }
}
