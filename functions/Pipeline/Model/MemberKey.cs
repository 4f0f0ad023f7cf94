using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Model;

/// <summary>
/// Turns a platform's user id into a <see cref="MemberId"/>: the first 128 bits of HMAC-SHA256(key, source ∥ 0 ∥ platform user id).
/// Without the key nobody can find out whose id it is; with a lost key nobody's history can be continued.
/// </summary>
public sealed class MemberKey
{
    public const int MinBytes = 16;

    // A hash that has taken the key in is kept by each thread: that is half of the work for a short text.
    [ThreadStatic]
    private static (MemberKey Key, IncrementalHash Hash)? _keyed;

    private readonly byte[] _key;

    public MemberKey(ReadOnlySpan<byte> key)
    {
        if (key.Length < MinBytes)
            throw new ArgumentException($"The member key has {key.Length} bytes; it needs at least {MinBytes}.", nameof(key));

        _key = key.ToArray();
    }

    public MemberId Of(Source source, ReadOnlySpan<char> platformId)
    {
        var name = source.Name();
        var length = Encoding.UTF8.GetMaxByteCount(name.Length + platformId.Length) + 1;
        var buffer = length <= 512 ? stackalloc byte[length] : new byte[length];
        var written = Encoding.UTF8.GetBytes(name, buffer);
        buffer[written++] = 0;
        written += Encoding.UTF8.GetBytes(platformId, buffer[written..]);

        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var hash = Keyed();
        hash.AppendData(buffer[..written]);
        hash.GetHashAndReset(mac);
        return new(Digest.Base32(mac[..16]));
    }

    /// <summary>What only this key's owner can say of <paramref name="text"/>, for the purpose alone; no member has such an id.</summary>
    public string Proof(string purpose, string text)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var hash = Keyed();
        hash.AppendData(Encoding.UTF8.GetBytes($"\0{purpose}\0{text}"));
        hash.GetHashAndReset(mac);
        return Digest.Base32(mac[..16]);
    }

    private IncrementalHash Keyed()
    {
        if (_keyed is { } keyed && ReferenceEquals(keyed.Key, this))
            return keyed.Hash;

        _keyed = (this, IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key));
        return _keyed.Value.Hash;
    }
}
