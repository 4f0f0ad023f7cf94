using System.Runtime.CompilerServices;

namespace Pipeline.Text;

/// <summary>Finds the place of a number in an array. A filter in front answers for nearly all numbers that are not in it.</summary>
internal sealed class HashedIndex
{
    private const int FilterBits = 18;
    private readonly ulong[] _filter = new ulong[1 << (FilterBits - 6)];
    private readonly uint[] _keys;
    private readonly ushort[] _places;
    private readonly int _mask;

    private HashedIndex(int capacity) => (_keys, _places, _mask) = (new uint[capacity], new ushort[capacity], capacity - 1);

    public static HashedIndex Of(ReadOnlySpan<uint> keys)
    {
        var index = new HashedIndex((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(keys.Length * 2) + 2));
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
        for (var slot = (int)(spread >> 7) & _mask; _places[slot] != 0; slot = (slot + 1) & _mask)
        {
            if (_keys[slot] == key)
                return _places[slot] - 1;
        }

        return -1;
    }

    private void Add(uint key, ushort place)
    {
        var spread = key * 0x9E3779B1;
        var bit = spread >> (32 - FilterBits);
        _filter[bit >> 6] |= 1UL << (int)(bit & 63);
        var slot = (int)(spread >> 7) & _mask;
        while (_places[slot] != 0)
        {
            if (_keys[slot] == key)
                return;
            slot = (slot + 1) & _mask;
        }

        (_keys[slot], _places[slot]) = (key, (ushort)(place + 1));
    }
}
