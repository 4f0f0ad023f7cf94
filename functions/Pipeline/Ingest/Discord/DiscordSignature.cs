using Pipeline.Ingest.Signatures;

namespace Pipeline.Ingest.Discord;

/// <summary>
/// Discord's own signature (https://docs.discord.com/developers/events/webhook-events#validating-security-request-headers): Ed25519 over
/// the time and the body. Discord sends wrong ones on purpose, when an address is saved and later, and drops an address that takes them.
/// </summary>
internal static class DiscordSignature
{
    public const string Header = "X-Signature-Ed25519";
    public const string TimeHeader = "X-Signature-Timestamp";

    /// <summary>Discord names no limit and sends again for ten minutes, perhaps with the first time.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    /// <param name="tolerance">How far the signed time may be from ours; null for any.</param>
    public static Refusal? Check(WebhookRequest request, IReadOnlyList<string> secrets, TimeSpan? tolerance)
    {
        if (request.Header(Header) is not { Length: > 0 } signature)
            return Refusal.Missing(Header);
        if (request.Header(TimeHeader) is not { Length: > 0 } time)
            return Refusal.Missing(TimeHeader);

        Span<byte> given = stackalloc byte[Ed25519Signature.SignatureSize];
        Span<byte> key = stackalloc byte[Ed25519Signature.PublicKeySize];
        var isHex = TryHex(signature, given);
        var content = new SignedContent(time, request.Body.Span);
        var (usable, matches) = (false, false);
        foreach (var secret in secrets)
        {
            if (!TryHex(secret.AsSpan().Trim(), key))
                continue;
            usable = true;
            matches |= isHex && Ed25519Signature.Is(content, given, key);
        }

        if (!usable)
            return Refusal.NoSecret();
        if (!matches)
            return Refusal.Wrong(Header);
        return tolerance is not { } limit || SignedTime.IsFreshSeconds(time, request.ReceivedAt, limit) ? null : Refusal.Stale(TimeHeader, limit);
    }

    private static bool TryHex(ReadOnlySpan<char> text, Span<byte> bytes) =>
        text.Length == 2 * bytes.Length && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
}
