namespace Pipeline.Ingest.Signatures;

/// <summary>
/// <c>t=seconds,v1=hex</c> over <c>t.body</c>, with the secret's text as key: Stripe (https://docs.stripe.com/webhooks/signature) and whoever
/// followed it. Other versions of the signature beside v1 are passed over: none of them may stand in for it.
/// </summary>
internal static class TimedSignature
{
    public static Refusal? Verify(WebhookRequest request, Connection connection, string header)
    {
        if (request.Header(header) is not { Length: > 0 } value)
            return Refusal.Missing(header);

        var fields = new SignatureFields(value);
        if (fields.First("t") is not { } time || !fields.AnyIsHex("v1", new($"{time}.", request.Body.Span), connection.Secrets))
            return Refusal.Wrong(header);
        return SignedTime.IsFreshSeconds(time, request.ReceivedAt, SignedTime.DefaultTolerance)
            ? null
            : Refusal.Stale(header, SignedTime.DefaultTolerance);
    }
}
