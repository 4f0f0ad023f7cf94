namespace Pipeline.Text;

/// <summary>
/// The features of a stretch of a text. A feature is a row of the weight table; one that comes twice is there twice, except for cues, of which
/// those that the text had before are kept apart.
/// </summary>
internal sealed class FeatureBlock
{
    /// <summary>So many words and what stands between them are one block.</summary>
    public const int RowLength = 32;

    /// <summary>Rows of the weight table, as a power of two.</summary>
    public const int Bits = 18;

    private const int LongestGrammed = 40;

    public FeatureList Words { get; } = new(512);

    public FeatureList Grams { get; } = new(RowLength * LongestGrammed * 3);

    public FeatureList FreshCues { get; } = new(1024);

    public FeatureList RepeatedCues { get; } = new(1024);

    public void Clear()
    {
        Words.Clear();
        Grams.Clear();
        FreshCues.Clear();
        RepeatedCues.Clear();
    }

    public void AddWord(uint hash, uint salt, int token) => Words.Add(Hashes.Mix(hash, salt), token);

    /// <summary>Runs of three to five letters of a word, its edges counted as blanks.</summary>
    /// <param name="bounded">The word with a blank on each side.</param>
    public void AddGrams(ReadOnlySpan<char> bounded, int token)
    {
        if (bounded.Length > LongestGrammed)
            bounded = bounded[..LongestGrammed];

        for (var i = 0; i + 3 <= bounded.Length; i++)
        {
            var hash = (((uint)bounded[i] * 0x01000193) ^ bounded[i + 1]) * 0x01000193;
            hash = (hash ^ bounded[i + 2]) * 0x01000193;
            Grams.Add(Hashes.Mix(hash, 3), token);
            if (i + 4 > bounded.Length)
                break;

            hash = (hash ^ bounded[i + 3]) * 0x01000193;
            Grams.Add(Hashes.Mix(hash, 4), token);
            if (i + 5 <= bounded.Length)
                Grams.Add(Hashes.Mix((hash ^ bounded[i + 4]) * 0x01000193, 5), token);
        }
    }
}
