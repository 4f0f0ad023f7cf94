using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Ingest.Signatures;

namespace Pipeline.Ingest.HubSpot;

/// <summary>
/// The three signatures of https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation: v3 is an
/// HMAC with a time; v2 and v1 are hashes of the secret and the request, without one. HubSpot sends an older one beside v3, so a v3 that is
/// there decides alone; the setting <c>Signature</c> = <c>v3</c> refuses deliveries without it.
/// </summary>
internal static class HubSpotSignature
{
    public const string Setting = "Signature";
    public const string Newest = "v3";

    private const string NewHeader = "X-HubSpot-Signature-v3";
    private const string TimeHeader = "X-HubSpot-Request-Timestamp";
    private const string OldHeader = "X-HubSpot-Signature";
    private const string VersionHeader = "X-HubSpot-Signature-Version";

    public static Refusal? Verify(WebhookRequest request, Connection connection)
    {
        if (request.Header(NewHeader) is { Length: > 0 } signature)
            return VerifyNew(request, connection, signature);
        if (connection.Settings.GetValueOrDefault(Setting) == Newest)
            return Refusal.Missing(NewHeader);

        return request.Header(OldHeader) switch
        {
            null or "" => Refusal.Missing(NewHeader),
            var old when IsOld(request, connection, old) => null,
            _ => Refusal.Wrong(OldHeader),
        };
    }

    private static Refusal? VerifyNew(WebhookRequest request, Connection connection, string signature)
    {
        if (request.Header(TimeHeader) is not { Length: > 0 } time)
            return Refusal.Missing(TimeHeader);

        var address = PublicAddress.Of(request, connection);
        var content = new SignedContent($"{request.Method}{PublicAddress.Decoded(address)}", request.Body.Span, time);
        if (!HmacSignature.IsBase64OfAny(content, signature, connection.Secrets))
            return Refusal.Wrong(NewHeader);
        return SignedTime.IsFreshMilliseconds(time, request.ReceivedAt, SignedTime.DefaultTolerance)
            ? null
            : Refusal.Stale(TimeHeader, SignedTime.DefaultTolerance);
    }

    private static bool IsOld(WebhookRequest request, Connection connection, string signature)
    {
        var given = new byte[SHA256.HashSizeInBytes];
        if (signature.Length != 2 * given.Length || Convert.FromHexString(signature, given, out _, out _) != OperationStatus.Done)
            return false;

        var between = request.Header(VersionHeader) == "v2" ? request.Method + PublicAddress.Of(request, connection) : "";
        var matches = false;
        foreach (var secret in connection.Secrets)
        {
            byte[] signed = [.. Encoding.UTF8.GetBytes(secret + between), .. request.Body.Span];
            matches |= CryptographicOperations.FixedTimeEquals(SHA256.HashData(signed), given);
        }

        return matches;
    }
}
