using System.Security.Cryptography;

namespace Pipeline.Ingest.Signatures;

/// <summary>HMAC-SHA256 under the few keys that come again and again: taking a key in is half of the work for 1 KB, so a thread keeps its last ones.</summary>
internal static class KeyedHash
{
    private const int Kept = 8;

    [ThreadStatic]
    private static (byte[] Key, IncrementalHash Hash)[]? _kept;

    [ThreadStatic]
    private static int _next;

    public static void Sign(ReadOnlySpan<byte> key, ReadOnlySpan<byte> content, Span<byte> signature)
    {
        var hash = Of(key);
        hash.AppendData(content);
        hash.GetHashAndReset(signature);
    }

    private static IncrementalHash Of(ReadOnlySpan<byte> key)
    {
        _kept ??= new (byte[], IncrementalHash)[Kept];
        foreach (var (known, hash) in _kept)
        {
            if (hash is not null && key.SequenceEqual(known))
                return hash;
        }

        ref var oldest = ref _kept[_next++ % Kept];
        oldest.Hash?.Dispose();
        oldest = (key.ToArray(), IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key));
        return oldest.Hash;
    }
}
