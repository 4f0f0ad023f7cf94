using System.Buffers.Binary;

namespace Pipeline.Text;

/// <summary>
/// A set of host names kept as 40-bit hashes: the first 16 bits choose a bucket, the other 24 are stored. A name that is
/// not in a set of 80,000 is taken for one with a probability of 7e-8. The names cannot be read back.
/// </summary>
internal sealed class DomainSet
{
    private const int Buckets = 1 << 16;
    private const int SuffixLength = 3;
    private readonly int[] _starts = new int[Buckets + 1];
    private readonly byte[] _suffixes;

    private DomainSet(byte[] suffixes) => _suffixes = suffixes;

    public int Count => _suffixes.Length / SuffixLength;

    public static ulong Hash(ReadOnlySpan<char> name)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in name)
        {
            if (c is '[' or ']' or '(' or ')')
                continue;

            hash = (hash ^ char.ToLowerInvariant(c)) * 1099511628211UL;
        }

        hash ^= hash >> 32;
        hash *= 0x9E3779B97F4A7C15UL;
        return (hash ^ (hash >> 29)) >> 24;
    }

    public bool Contains(ReadOnlySpan<char> name) => Contains(Hash(name));

    public bool Contains(ulong hash)
    {
        var bucket = (int)(hash >> 24);
        var wanted = (int)(hash & 0xFFFFFF);
        for (var i = _starts[bucket]; i < _starts[bucket + 1]; i++)
        {
            if (SuffixAt(i) == wanted)
                return true;
        }

        return false;
    }

    /// <summary>Reads a set written by <see cref="Write"/> and moves past it.</summary>
    public static DomainSet Read(ref ReadOnlySpan<byte> source)
    {
        var count = BinaryPrimitives.ReadInt32LittleEndian(source);
        source = source[4..];
        var set = new DomainSet(source.Slice(Buckets, count * SuffixLength).ToArray());
        var start = 0;
        for (var i = 0; i < Buckets; i++)
        {
            set._starts[i] = start;
            start += source[i];
        }

        set._starts[Buckets] = start;
        source = source[(Buckets + (count * SuffixLength))..];
        return set;
    }

    public static void Write(Stream target, IEnumerable<string> names)
    {
        var hashes = names.Select(name => Hash(name)).Distinct().Order().ToArray();
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(number, hashes.Length);
        target.Write(number);

        var sizes = new byte[Buckets];
        foreach (var hash in hashes)
            sizes[hash >> 24]++;

        target.Write(sizes);
        foreach (var hash in hashes)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(number, (uint)(hash & 0xFFFFFF));
            target.Write(number[..SuffixLength]);
        }
    }

    private int SuffixAt(int index)
    {
        var bytes = _suffixes.AsSpan(index * SuffixLength, SuffixLength);
        return bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
    }
}
