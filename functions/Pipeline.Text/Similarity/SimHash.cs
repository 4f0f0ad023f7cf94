using System.Numerics;

namespace Pipeline.Text;

/// <summary>
/// A hash of a text's words and pairs of words that changes little when the text does (Charikar, "Similarity estimation techniques from
/// rounding algorithms", 2002): of nearly equal texts few of the 64 bits differ, of others about half. Numbers are read alike, and
/// letters by what they look like, so that neither tells copies apart; of links only the host. Allocates nothing.
/// </summary>
public static class SimHash
{
    /// <summary>Shorter texts are alike by chance, so they have no hash.</summary>
    public const int MinWords = 8;

    /// <summary>Texts whose hashes differ in no more bits are nearly the same.</summary>
    public const int Near = 14;

    private const ulong Basis = 14695981039346656037UL;
    private const ulong Prime = 1099511628211UL;
    private const int Bits = 64;

    // Binary digits of the sums: enough for all words of the longest message.
    private const int Digits = 20;

    /// <returns>0 for a text of fewer than <see cref="MinWords"/> words.</returns>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        Span<ulong> sums = stackalloc ulong[Digits];
        sums.Clear();
        var (state, read) = (new State(), 0);
        foreach (var link in new TextLinks(text))
        {
            Read(text[read..link.Start], ref state, sums);
            Read(link.Host, ref state, sums);
            read = link.Start + link.Length;
        }

        Read(text[read..], ref state, sums);
        return state.Words < MinWords ? 0 : Signs(sums, state.Features);
    }

    private static void Read(ReadOnlySpan<char> text, ref State state, Span<ulong> sums)
    {
        var word = Basis;
        for (var i = 0; i <= text.Length; i++)
        {
            var letter = i < text.Length ? Looks.Of(text[i]) : '\0';
            if (letter == Looks.Unseen)
                continue;

            if (letter != '\0')
            {
                word = (word ^ letter) * Prime;
            }
            else if (word != Basis)
            {
                Add(sums, Spread(word));
                if (state.Words > 0)
                    Add(sums, Spread((state.Previous * Prime) ^ word));
                state = new(state.Words + 1, word);
                word = Basis;
            }
        }
    }

    /// <summary>Whether both are hashes, and of texts that are nearly the same.</summary>
    public static bool AreNear(ulong one, ulong other) => one != 0 && other != 0 && Distance(one, other) <= Near;

    public static int Distance(ulong one, ulong other) => BitOperations.PopCount(one ^ other);

    // All 64 sums at once: one word holds the same digit of each.
    private static void Add(Span<ulong> sums, ulong hash)
    {
        for (var digit = 0; hash != 0 && digit < Digits; digit++)
            (sums[digit], hash) = (sums[digit] ^ hash, sums[digit] & hash);
    }

    private static ulong Signs(ReadOnlySpan<ulong> sums, int features)
    {
        var signs = 0UL;
        for (var bit = 0; bit < Bits; bit++)
        {
            var sum = 0;
            for (var digit = 0; 1 << digit <= features; digit++)
                sum |= (int)((sums[digit] >> bit) & 1) << digit;
            signs |= sum * 2 > features ? 1UL << bit : 0;
        }

        return signs == 0 ? 1 : signs;
    }

    private readonly record struct State(int Words, ulong Previous)
    {
        /// <summary>The words, and the pairs of neighbours.</summary>
        public int Features => (Words * 2) - 1;
    }

    private static ulong Spread(ulong hash)
    {
        hash ^= hash >> 32;
        hash *= 0x9E3779B97F4A7C15UL;
        hash ^= hash >> 29;
        hash *= 0xBF58476D1CE4E5B9UL;
        return hash ^ (hash >> 32);
    }
}
