using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Ingest.Signatures;

/// <summary>A secret that is sent as it is. The comparison takes the same time wherever the texts differ; only a length can be measured.</summary>
public static class SharedToken
{
    public static bool IsAny(string given, IReadOnlyList<string> secrets)
    {
        var matches = false;
        foreach (var secret in secrets)
            matches |= Is(given, secret);
        return matches;
    }

    public static bool Is(string given, string secret)
    {
        Span<byte> left = stackalloc byte[512];
        Span<byte> right = stackalloc byte[512];
        if (Encoding.UTF8.GetMaxByteCount(Math.Max(given.Length, secret.Length)) > left.Length)
            return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(secret));

        left = left[..Encoding.UTF8.GetBytes(given, left)];
        right = right[..Encoding.UTF8.GetBytes(secret, right)];
        return CryptographicOperations.FixedTimeEquals(left, right);
    }
}
