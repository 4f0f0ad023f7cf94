using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Ingest.Signatures;

/// <summary>HMAC-MD5 in hex, which Patreon signs with. MD5's collisions do not break it as an HMAC; nothing new should use it all the same.</summary>
internal static class Md5Signature
{
    public static bool IsHexOfAny(ReadOnlySpan<byte> body, ReadOnlySpan<char> signature, IReadOnlyList<string> secrets)
    {
        Span<byte> given = stackalloc byte[HMACMD5.HashSizeInBytes];
        if (signature.Length != 2 * given.Length || Convert.FromHexString(signature, given, out _, out _) != OperationStatus.Done)
            return false;

        var matches = false;
        Span<byte> mac = stackalloc byte[HMACMD5.HashSizeInBytes];
        foreach (var secret in secrets)
        {
#pragma warning disable CA5351 // The platform offers no other signature.
            HMACMD5.HashData(Encoding.UTF8.GetBytes(secret), body, mac);
#pragma warning restore CA5351
            matches |= CryptographicOperations.FixedTimeEquals(mac, given);
        }

        return matches;
    }
}
