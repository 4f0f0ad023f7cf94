using System.Runtime.CompilerServices;

namespace Pipeline.Text;

/// <summary>The hashes behind features and lexicon. A change here is a new version of the feature space.</summary>
internal static class Hashes
{
    public const uint Start = 2166136261;
    private const uint Prime = 16777619;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Add(uint hash, char c) => (hash ^ c) * Prime;

    public static uint Of(ReadOnlySpan<char> text)
    {
        var hash = Start;
        foreach (var c in text)
            hash = Add(hash, c);

        return hash;
    }

    /// <summary>Spreads a hash over its high bits, which choose a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Spread(uint hash) => (hash ^ (hash >> 15)) * 0x2C1B3C6D;

    /// <summary>Spreads a hash, or two of them in their order, over all bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Mix(uint first, uint second)
    {
        var hash = (first * 0x85EBCA6B) ^ (second + 0x9E3779B9 + (first << 6));
        hash ^= hash >> 15;
        hash *= 0x2C1B3C6D;
        hash ^= hash >> 13;
        return hash * 0x297A2D39;
    }
}
