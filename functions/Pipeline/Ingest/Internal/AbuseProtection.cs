using System.Globalization;

namespace Pipeline.Ingest.Internal;

/// <summary>
/// The handshake by which a sender of CloudEvents asks whether it may send here
/// (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/http-webhook.md#4-abuse-protection). It protects addresses that expect
/// nothing; this one expects deliveries from whoever can prove itself later, so every sender is told yes. The callback that a sender
/// may name is never called: it is an address of the caller's choosing, and the answer at hand says the same.
/// </summary>
internal static class AbuseProtection
{
    private const int MaxOriginLength = 253;

    public static Reply? Grant(WebhookRequest request)
    {
        if (request.Method != "OPTIONS" || request.Header("WebHook-Request-Origin") is not { } origin || !IsOrigin(origin))
            return null;

        return new(200)
        {
            Headers = new Dictionary<string, string>
            {
                ["Allow"] = "POST",
                ["WebHook-Allowed-Origin"] = origin,
                ["WebHook-Allowed-Rate"] = RateOf(request.Header("WebHook-Request-Rate")),
            },
        };
    }

    // The value goes back into a header, so it is nothing but a DNS expression.
    private static bool IsOrigin(string text) =>
        text.Length is > 0 and <= MaxOriginLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ':' or '*');

    /// <summary>Deliveries per minute: as many as are asked for, or without a limit (*) where none are.</summary>
    private static string RateOf(string? asked) =>
        int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate > 0
            ? rate.ToString(CultureInfo.InvariantCulture)
            : "*";
}
