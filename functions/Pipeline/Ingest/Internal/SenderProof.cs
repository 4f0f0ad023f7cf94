using Pipeline.Ingest.Signatures;

namespace Pipeline.Ingest.Internal;

/// <summary>
/// How a sender proves itself: by a Standard Webhooks signature, or by sending a secret of the connection as it is, in one of the two
/// ways of CloudEvents' webhooks (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/http-webhook.md#3-authorization). A
/// signature that is there decides alone: a token beside it neither saves a wrong one nor spoils a right one.
/// </summary>
internal static class SenderProof
{
    private const string AddressToken = "access_token";
    private const string Scheme = "Bearer ";
    private const string Wanted = "webhook-signature (or Authorization: Bearer with a secret of the connection)";

    public static Refusal? Check(WebhookRequest request, Connection connection)
    {
        if (request.Header("webhook-signature") is not null || request.Header("svix-signature") is not null)
            return StandardWebhooks.Verify(request, connection);

        var bearer = BearerOf(request);
        var inAddress = request.Query.GetValueOrDefault(AddressToken);
        if (string.IsNullOrEmpty(bearer) && string.IsNullOrEmpty(inAddress))
            return Refusal.Missing(Wanted);

        // Whoever sends two tokens (RFC 6750 forbids it) is held to both.
        return IsSecret(bearer ?? inAddress!, connection.Secrets) && IsSecret(inAddress ?? bearer!, connection.Secrets)
            ? null
            : new(RefusalReason.WrongSignature, "The token is none of the connection's secrets.");
    }

    public static bool IsInAddress(WebhookRequest request) => request.Query.ContainsKey(AddressToken);

    private static string? BearerOf(WebhookRequest request) =>
        request.Header("Authorization") is { } authorization && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? authorization[Scheme.Length..].Trim()
            : null;

    // A public key is known to others by its nature: it checks signatures and opens nothing by itself.
    private static bool IsSecret(string token, IReadOnlyList<string> secrets)
    {
        var matches = false;
        foreach (var secret in secrets)
            matches |= SharedToken.Is(token, secret) & !StandardWebhooks.IsPublicKey(secret);
        return matches;
    }
}
