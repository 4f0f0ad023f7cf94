using System.Runtime.CompilerServices;

namespace Pipeline.Text;

/// <summary>
/// The words and phrases that are cues, and the set of known words, all as hashes. A pattern is a word or the beginning of words; a phrase is
/// a row of patterns. A word is an instance of the longest pattern that fits it, the whole word before its beginnings.
/// </summary>
internal sealed class Lexicon(LexiconParts parts)
{
    /// <summary>Shorter beginnings would fit too many words.</summary>
    public const int ShortestPrefix = 2;

    /// <summary>A word's letters behind these tell no more of what it begins with.</summary>
    public const int LongestPrefix = 24;

    public const uint PrefixSalt = 0x50524558;
    public const uint WordSalt = 0x574F5244;

    /// <summary>As many places as fit beside the mark of one from which phrases go on.</summary>
    public const int MostPlaces = GoesOn;

    private const int GoesOn = 0x8000;
    private const int MostMasks = 2;
    private const string MaskedLatin = "uioaecknthsrlgpbdmy";
    private const string MaskedCyrillic = "уиеоаыюябдзлстнкрхвпгчшжэ";

    private readonly HashedIndex _patterns = HashedIndex.Of(parts.Patterns);
    private readonly HashedIndex _edges = HashedIndex.Of(parts.Edges);
    private readonly ushort[] _targets = TargetsOf(parts);
    private readonly ushort[] _first = FirstOf(parts);
    private readonly uint[] _cues = parts.Cues;
    private readonly ushort[] _kinds = parts.Kinds;
    private readonly HashFilter _known = parts.Known;

    /// <summary>Whether a word with this hash is common.</summary>
    public bool Knows(uint hash) => _known.MayContain(hash);

    /// <summary>The pattern that a token other than a word is an instance of.</summary>
    public ushort Of(TokenKind kind) => _kinds[(int)kind];

    /// <summary>The longest pattern that fits a word, 0 for none, and the word's hash.</summary>
    public ushort Resolve(ReadOnlySpan<char> word, out uint hash)
    {
        var found = Find(word, out hash);
        return found == 0 && word.Contains('*') ? FindMasked(word) : found;
    }

    /// <summary>Goes from a place in the phrases along a pattern.</summary>
    /// <returns>The next place; 0 where no phrase goes on.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int node, ushort pattern)
    {
        if (node == 0)
            return _first[pattern];
        if ((node & GoesOn) == 0)
            return 0;

        node &= ~GoesOn;
        var edge = _edges.Find(EdgeKey(node, pattern));
        return edge < 0 ? 0 : _targets[edge];
    }

    /// <summary>The cues of the phrase that ends at a place, one in each byte; 0 where none ends.</summary>
    public uint CuesAt(int node) => _cues[node & ~GoesOn];

    public static uint EdgeKey(int node, ushort pattern) => ((uint)node << 16) | pattern;

    // Nearly all steps are from the start or from an end, so these ask no index.
    private static ushort[] FirstOf(LexiconParts parts)
    {
        var first = new ushort[parts.Patterns.Length + 1];
        var targets = TargetsOf(parts);
        for (var i = 0; i < parts.Edges.Length; i++)
        {
            if (NodeOf(parts.Edges[i]) == 0)
                first[(ushort)parts.Edges[i]] = targets[i];
        }

        return first;
    }

    private static ushort[] TargetsOf(LexiconParts parts)
    {
        var marks = new ushort[parts.Cues.Length];
        foreach (var edge in parts.Edges)
            marks[NodeOf(edge)] = GoesOn;

        var targets = parts.Targets.AsSpan().ToArray();
        foreach (ref var target in targets.AsSpan())
            target |= marks[target];

        return targets;
    }

    private static int NodeOf(uint edge) => (int)(edge >> 16);

    private ushort Find(ReadOnlySpan<char> word, out uint hash)
    {
        Span<uint> beginnings = stackalloc uint[LongestPrefix];
        hash = Hashes.Start;
        for (var i = 0; i < word.Length; i++)
        {
            hash = Hashes.Add(hash, word[i]);
            if (i < LongestPrefix)
                beginnings[i] = hash;
        }

        var found = _patterns.Find(hash ^ WordSalt);
        for (var i = Math.Min(word.Length, LongestPrefix) - 1; found < 0 && i >= ShortestPrefix - 1; i--)
            found = _patterns.Find(beginnings[i] ^ PrefixSalt);

        return (ushort)(found + 1);
    }

    private ushort FindMasked(ReadOnlySpan<char> word)
    {
        const int longest = 24;
        if (word.Length > longest || word.Count('*') > MostMasks)
            return 0;

        Span<char> guess = stackalloc char[longest];
        word.CopyTo(guess);
        var letters = CharTable.HasCyrillic(word) ? MaskedCyrillic : MaskedLatin;
        return Guess(guess[..word.Length], letters);
    }

    private ushort Guess(Span<char> word, string letters)
    {
        var mask = word.IndexOf('*');
        if (mask < 0)
            return Find(word, out _);

        foreach (var letter in letters)
        {
            word[mask] = letter;
            if (Guess(word, letters) is > 0 and var found)
                return found;
        }

        word[mask] = '*';
        return 0;
    }
}
