using System.Runtime.CompilerServices;

namespace Pipeline.Text;

/// <summary>
/// The features of a stretch of a text. A feature is a row of the weight table; one that comes twice is there twice, except for cues, of which
/// those that the text had before are kept apart.
/// </summary>
internal sealed class FeatureBlock
{
    /// <summary>So many words and what stands between them are one block.</summary>
    public const int RowLength = 48;

    /// <summary>The first rows of the weight table are for cues and shapes alone, as a power of two: each of them weighs much.</summary>
    public const int CueBits = 15;

    public const int CueRows = 1 << CueBits;

    /// <summary>The other rows are for words and runs of letters.</summary>
    public const int WordRows = (1 << 18) - CueRows;

    private const int LongestGrammed = 40;
    private const int Gram = 4;
    private const uint GramPrime = 0x01000193;

    public FeatureList Words { get; } = new(512);

    public FeatureList Grams { get; } = new(RowLength * LongestGrammed);

    public FeatureList FreshCues { get; } = new(1024);

    public FeatureList RepeatedCues { get; } = new(1024);

    public void Clear()
    {
        Words.Clear();
        Grams.Clear();
        FreshCues.Clear();
        RepeatedCues.Clear();
    }

    public void AddWord(uint hash, uint salt, int token) => Words.Add(RowOfWord(Hashes.Mix(hash, salt)), token);

    public static int RowOfCue(uint hash) => (int)(hash >> (32 - CueBits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int RowOfWord(uint hash) => CueRows + (int)(((ulong)hash * WordRows) >> 32);

    /// <summary>Runs of four letters of a word, its edges counted as blanks; a word of one letter is a run itself.</summary>
    /// <param name="bounded">The word with a blank on each side.</param>
    public void AddGrams(ReadOnlySpan<char> bounded, int token)
    {
        if (bounded.Length > LongestGrammed)
            bounded = bounded[..LongestGrammed];

        var rows = Grams.Take(Math.Max(bounded.Length - (Gram - 1), 1), token);
        if (bounded.Length < Gram && !rows.IsEmpty)
            rows[0] = RowOfWord(Hashes.Spread(Start(bounded) + Gram - 1));

        for (var i = 0; i + Gram <= bounded.Length && i < rows.Length; i++)
            rows[i] = RowOfWord(Hashes.Spread(((Start(bounded[i..]) ^ bounded[i + 3]) * GramPrime) + Gram));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Start(ReadOnlySpan<char> run) => (((((run[0] * GramPrime) ^ run[1]) * GramPrime) ^ run[2]) * GramPrime);
}
