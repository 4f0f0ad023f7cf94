using System.Runtime.CompilerServices;

namespace Pipeline.Text;

/// <summary>Finds the place of a number in an array. A filter in front answers for nearly all numbers that are not in it.</summary>
internal sealed class HashedIndex
{
    private const int FilterBits = 18;
    private readonly ulong[] _filter = new ulong[1 << (FilterBits - 6)];

    // A key and, below it, its place and one: together, so that finding it is one look into memory.
    private readonly ulong[] _entries;
    private readonly int _mask;

    private HashedIndex(int capacity) => (_entries, _mask) = (new ulong[capacity], capacity - 1);

    public static HashedIndex Of(ReadOnlySpan<uint> keys)
    {
        var index = new HashedIndex((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(keys.Length * 3 / 2) + 2));
        for (var i = 0; i < keys.Length; i++)
            index.Add(keys[i], (ushort)i);

        return index;
    }

    /// <returns>The first place of the key; -1 if it is not there.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(uint key)
    {
        var spread = key * 0x9E3779B1;
        var bit = spread >> (32 - FilterBits);
        return (_filter[bit >> 6] & (1UL << (int)(bit & 63))) == 0 ? -1 : Search(key, spread);
    }

    private int Search(uint key, uint spread)
    {
        for (var slot = (int)(spread >> 7) & _mask; _entries[slot] is not 0 and var entry; slot = (slot + 1) & _mask)
        {
            if (KeyOf(entry) == key)
                return (int)(uint)entry - 1;
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(uint key, ushort place)
    {
        var spread = key * 0x9E3779B1;
        var bit = spread >> (32 - FilterBits);
        _filter[bit >> 6] |= 1UL << (int)(bit & 63);
        var slot = (int)(spread >> 7) & _mask;
        while (_entries[slot] != 0)
        {
            if (KeyOf(_entries[slot]) == key)
                return;
            slot = (slot + 1) & _mask;
        }

        _entries[slot] = ((ulong)key << 32) | (uint)(place + 1);
    }

    private static uint KeyOf(ulong entry) => (uint)(entry >> 32);
}
