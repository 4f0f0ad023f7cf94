namespace Pipeline.Text;

/// <summary>Cues that are of the whole text rather than of one token, and its shape as features.</summary>
internal static class TextCues
{
    private const int FewAccents = 3;
    private const int FewDressed = 3;
    private const uint ShapeSalt = 0x5348;

    public static void AddFacts(CleanFacts facts, CueHits hits, FeatureBlock block)
    {
        if (facts.HiddenBreaks > 0)
            hits.Add(Cue.HiddenBreaks, 0, 0, block);
        if (facts.Accents > FewAccents)
            hits.Add(Cue.Accents, 0, 0, block);
        if (facts.DressedLetters > FewDressed)
            hits.Add(Cue.DressedLetters, 0, 0, block);
    }

    /// <summary>How long the text is, how loud, and what it is made of: coarse, so that no source is known by it.</summary>
    public static void AddShape(ReadOnlySpan<Token> tokens, CueHits hits, FeatureList shape)
    {
        var (words, capitals, emoji, breaks, split) = (0, 0, 0, 0, 0);
        foreach (ref readonly var token in tokens)
        {
            words += token.Kind == TokenKind.Word ? 1 : 0;
            capitals += token.Is(TokenFlags.Capitals) ? 1 : 0;
            emoji += token.Kind == TokenKind.Emoji ? 1 : 0;
            breaks += token.Kind == TokenKind.Break ? 1 : 0;
            split += token.Is(TokenFlags.Split | TokenFlags.Leet | TokenFlags.MixedScript) ? 1 : 0;
        }

        Add(shape, 1, Log(words));
        Add(shape, 2, capitals * 3 >= words && words > 3 ? 2 : capitals > 2 ? 1 : 0);
        Add(shape, 3, Math.Min(Log(emoji), 4));
        Add(shape, 4, Math.Min(Log(breaks), 4));
        Add(shape, 5, Math.Min(hits.CountOf(Cue.Link), 3));
        Add(shape, 6, Math.Min(hits.CountOf(Cue.Money), 3));
        Add(shape, 7, tokens.Length > 0 && EndsAsQuestion(tokens) ? 1 : 0);
        Add(shape, 8, words > 0 && split * 3 >= words ? 2 : split > 1 ? 1 : 0);
        Add(shape, 9, tokens.Length > 0 && tokens[0].Kind == TokenKind.Mention ? 1 : 0);
    }

    private static bool EndsAsQuestion(ReadOnlySpan<Token> tokens)
    {
        for (var i = tokens.Length - 1; i >= 0; i--)
        {
            if (tokens[i].Kind is not (TokenKind.Emoji or TokenKind.Break))
                return tokens[i].Kind == TokenKind.Mark && tokens[i].Hash is '?' or '？' or '؟' or ')' && i > 0 && tokens[i - 1].Hash != '!';
        }

        return false;
    }

    private static void Add(FeatureList shape, uint part, int value) => shape.Add(FeatureBlock.RowOfCue(Hashes.Mix((part << 8) | (uint)value, ShapeSalt)), 0);

    private static int Log(int number) => number == 0 ? 0 : System.Numerics.BitOperations.Log2((uint)number) + 1;
}
