namespace Pipeline.Text;

/// <summary>A Bloom filter over hashes: may say yes of a hash that is not in it, one time in a few hundred.</summary>
/// <param name="Words">Its bits; a power of two of them.</param>
internal sealed record HashFilter(ulong[] Words)
{
    private const int BitsPerEntry = 16;
    private const int Probes = 4;

    public static HashFilter Of(IReadOnlyCollection<uint> hashes)
    {
        var bits = System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(hashes.Count * BitsPerEntry, 64));
        var filter = new HashFilter(new ulong[bits >> 6]);
        foreach (var hash in hashes)
        {
            for (var probe = 0; probe < Probes; probe++)
            {
                var bit = filter.Bit(hash, probe);
                filter.Words[bit >> 6] |= 1UL << (int)(bit & 63);
            }
        }

        return filter;
    }

    public bool MayContain(uint hash)
    {
        for (var probe = 0; probe < Probes; probe++)
        {
            var bit = Bit(hash, probe);
            if ((Words[bit >> 6] & (1UL << (int)(bit & 63))) == 0)
                return false;
        }

        return true;
    }

    private uint Bit(uint hash, int probe) => Hashes.Mix(hash, (uint)probe) & (uint)((Words.Length << 6) - 1);
}
