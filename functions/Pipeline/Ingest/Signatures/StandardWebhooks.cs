using System.Buffers;
using System.Text;

namespace Pipeline.Ingest.Signatures;

/// <summary>How a secret's text becomes the key of an HMAC.</summary>
public enum SecretEncoding
{
    /// <summary>Base64, with or without <c>whsec_</c> before it: what the specification says.</summary>
    Base64,

    /// <summary>The text's UTF-8 bytes (Whop).</summary>
    Utf8,
}

/// <summary>
/// Standard Webhooks (specification 1.0.0, also under the older <c>svix-</c> header names): signs <c>id.timestamp.body</c>. The header
/// lists several signatures while a key is replaced; any that matches under any secret of the connection will do. A secret that
/// starts with <c>whpk_</c> is an Ed25519 public key and checks <c>v1a</c>; every other one checks <c>v1</c>.
/// </summary>
public static class StandardWebhooks
{
    private const string PublicKeyPrefix = "whpk_";
    private const string SecretPrefix = "whsec_";

    // More than any rotation needs; each one costs a pass over the body.
    private const int MaxSignatures = 8;

    public static Refusal? Verify(WebhookRequest request, Connection connection, SecretEncoding encoding = SecretEncoding.Base64)
    {
        var family = request.Header("webhook-signature") is not null || request.Header("svix-signature") is null ? "webhook" : "svix";
        if (Missing(request, family) is { } missing)
            return Refusal.Missing(missing);

        var (id, time) = (request.Header(family + "-id")!, request.Header(family + "-timestamp")!);
        var content = new SignedContent($"{id}.{time}.", request.Body.Span);
        var (usable, matches) = (false, false);
        foreach (var secret in connection.Secrets)
            matches |= Matches(content, request.Header(family + "-signature")!, secret, encoding, ref usable);

        if (!usable)
            return Refusal.NoSecret();
        if (!matches)
            return Refusal.Wrong(family + "-signature");
        return SignedTime.IsFreshSeconds(time, request.ReceivedAt, SignedTime.DefaultTolerance)
            ? null
            : Refusal.Stale(family + "-timestamp", SignedTime.DefaultTolerance);
    }

    /// <summary>Whether the secret can sign: <c>whsec_</c> and base64.</summary>
    public static bool CanSign(string secret) =>
        secret.StartsWith(SecretPrefix, StringComparison.Ordinal)
        && Convert.TryFromBase64Chars(secret.AsSpan(SecretPrefix.Length), new byte[secret.Length], out var length) && length > 0;

    /// <summary>The value of the header <c>webhook-signature</c>, for whoever sends.</summary>
    /// <param name="secret">One that <see cref="CanSign"/>.</param>
    public static string Sign(string id, DateTimeOffset at, ReadOnlySpan<byte> body, string secret)
    {
        Span<byte> signature = stackalloc byte[System.Security.Cryptography.HMACSHA256.HashSizeInBytes];
        HmacSignature.Sign(new SignedContent($"{id}.{at.ToUnixTimeSeconds()}.", body), Convert.FromBase64String(secret[SecretPrefix.Length..]), signature);
        return "v1," + Convert.ToBase64String(signature);
    }

    /// <summary>Whether the secret is a public key, which everyone may know: never to be taken for a password.</summary>
    public static bool IsPublicKey(string secret) => secret.StartsWith(PublicKeyPrefix, StringComparison.Ordinal);

    /// <summary>Whether the secret says by its beginning that it is one of this scheme, so that none of another scheme is taken for one.</summary>
    public static bool IsNamed(string secret) => secret.StartsWith(SecretPrefix, StringComparison.Ordinal) || IsPublicKey(secret);

    private static string? Missing(WebhookRequest request, string family) =>
        new[] { family + "-id", family + "-timestamp", family + "-signature" }.FirstOrDefault(name => string.IsNullOrEmpty(request.Header(name)));

    private static bool Matches(SignedContent content, string list, string secret, SecretEncoding encoding, ref bool usable)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(secret.Length));
        var asymmetric = IsPublicKey(secret);
        var matches = false;
        if (TryKey(secret, asymmetric, encoding, rented, out var length))
        {
            usable = true;
            var looked = 0;
            foreach (var range in list.AsSpan().Split(' '))
            {
                if (looked++ == MaxSignatures)
                    break;
                matches |= IsOne(content, list.AsSpan()[range], rented.AsSpan(0, length), asymmetric);
            }
        }

        ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        return matches;
    }

    private static bool IsOne(SignedContent content, ReadOnlySpan<char> entry, ReadOnlySpan<byte> key, bool asymmetric)
    {
        if (!asymmetric)
            return entry.StartsWith("v1,", StringComparison.Ordinal) && HmacSignature.IsBase64(content, entry[3..], key);

        Span<byte> signature = stackalloc byte[Ed25519Signature.SignatureSize];
        return entry.StartsWith("v1a,", StringComparison.Ordinal)
            && Convert.TryFromBase64Chars(entry[4..], signature, out var written)
            && Ed25519Signature.Is(content, signature[..written], key);
    }

    private static bool TryKey(string secret, bool asymmetric, SecretEncoding encoding, Span<byte> key, out int length)
    {
        if (!asymmetric && encoding == SecretEncoding.Utf8)
            return Encoding.UTF8.TryGetBytes(secret, key, out length) && length > 0;

        var prefix = asymmetric ? PublicKeyPrefix : secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? SecretPrefix : "";
        return Convert.TryFromBase64Chars(secret.AsSpan(prefix.Length), key, out length)
            && (asymmetric ? length == Ed25519Signature.PublicKeySize : length > 0);
    }
}
