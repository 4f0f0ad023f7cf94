using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Ingest.Signatures;

/// <summary>HMAC-SHA256 signatures, compared in constant time. A signature that is no hex or base64 of 32 bytes matches nothing.</summary>
public static class HmacSignature
{
    private const int Size = HMACSHA256.HashSizeInBytes;

    /// <summary>Whether the hex signature is right under any of the secrets, whose UTF-8 text is the key.</summary>
    public static bool IsHexOfAny(SignedContent content, ReadOnlySpan<char> signature, IReadOnlyList<string> secrets)
    {
        Span<byte> given = stackalloc byte[Size];
        return TryHex(signature, given) && IsOfAny(content, given, secrets);
    }

    /// <summary>Whether the base64 signature is right under any of the secrets, whose UTF-8 text is the key.</summary>
    public static bool IsBase64OfAny(SignedContent content, ReadOnlySpan<char> signature, IReadOnlyList<string> secrets)
    {
        Span<byte> given = stackalloc byte[Size];
        return TryBase64(signature, given) && IsOfAny(content, given, secrets);
    }

    public static bool IsHex(SignedContent content, ReadOnlySpan<char> signature, ReadOnlySpan<byte> key)
    {
        Span<byte> given = stackalloc byte[Size];
        return TryHex(signature, given) && Is(content, given, key);
    }

    public static bool IsBase64(SignedContent content, ReadOnlySpan<char> signature, ReadOnlySpan<byte> key)
    {
        Span<byte> given = stackalloc byte[Size];
        return TryBase64(signature, given) && Is(content, given, key);
    }

    /// <summary>Writes the 32 bytes of the signature, for whoever signs.</summary>
    public static void Sign(SignedContent content, ReadOnlySpan<byte> key, Span<byte> signature)
    {
        var state = new Signing { Key = key, Signature = signature };
        content.Run(ref state, static (bytes, ref state) => KeyedHash.Sign(state.Key, bytes, state.Signature));
    }

    private static bool IsOfAny(SignedContent content, ReadOnlySpan<byte> given, IReadOnlyList<string> secrets)
    {
        Span<byte> small = stackalloc byte[256];
        var matches = false;
        foreach (var secret in secrets)
        {
            var key = Encoding.UTF8.GetMaxByteCount(secret.Length) <= small.Length ? small : new byte[Encoding.UTF8.GetByteCount(secret)];
            matches |= Is(content, given, key[..Encoding.UTF8.GetBytes(secret, key)]);
        }

        return matches;
    }

    private static bool Is(SignedContent content, ReadOnlySpan<byte> given, ReadOnlySpan<byte> key)
    {
        Span<byte> mac = stackalloc byte[Size];
        Sign(content, key, mac);
        return CryptographicOperations.FixedTimeEquals(mac, given);
    }

    private static bool TryHex(ReadOnlySpan<char> text, Span<byte> bytes) =>
        text.Length == 2 * Size && Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done;

    private static bool TryBase64(ReadOnlySpan<char> text, Span<byte> bytes) =>
        Convert.TryFromBase64Chars(text, bytes, out var written) && written == Size;

    private ref struct Signing
    {
        public ReadOnlySpan<byte> Key;
        public Span<byte> Signature;
    }
}
