namespace Pipeline.Text;

/// <summary>Memory that one thread reads texts with, again and again, so that reading allocates nothing once it has grown.</summary>
internal sealed class TextScratch
{
    [ThreadStatic]
    private static TextScratch? _ofThread;

    public static TextScratch OfThread => _ofThread ??= new();

    public char[] Clean { get; private set; } = new char[1024];

    /// <summary>For every place of <see cref="Clean"/>, and one past its end, the place in the original.</summary>
    public int[] Origins { get; private set; } = new int[1024];

    public Token[] Tokens { get; private set; } = new Token[512];

    /// <summary>The normal forms of all words, one after the other, each between blanks.</summary>
    public char[] Forms { get; private set; } = new char[2048];

    /// <summary>The tokens that stand in the row of words.</summary>
    public int[] Row { get; private set; } = new int[512];

    public int RowCount { get; private set; }

    public FeatureBlock Block { get; } = new();

    public FeatureList Shape { get; } = new(32);

    public CueHits Hits { get; } = new();

    public void ReserveClean(int length)
    {
        if (Clean.Length >= length)
            return;

        Clean = new char[length * 2];
        Origins = new int[length * 2];
    }

    /// <summary>Room for the most tokens and the longest forms that a text can have.</summary>
    public void ReserveTokens(int textLength)
    {
        if (Tokens.Length < textLength + 2)
        {
            Tokens = new Token[(textLength * 2) + 2];
            Row = new int[Tokens.Length];
        }

        // A word has a blank on each side, and may be written once more when it is put together or taken apart.
        if (Forms.Length < (textLength * 4) + 16)
            Forms = new char[(textLength * 8) + 16];
    }

    public void FillRow(int count)
    {
        RowCount = 0;
        for (var i = 0; i < count; i++)
        {
            if (Tokens[i].InRow)
                Row[RowCount++] = i;
        }
    }
}
