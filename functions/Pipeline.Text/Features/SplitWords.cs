namespace Pipeline.Text;

/// <summary>
/// Puts words together that were taken apart: <c>w r i t e</c>, <c>t•e•l•e</c>, <c>bo💰nus</c>. Only what becomes known words is joined,
/// so that lists of letters and formulas stay as they are.
/// </summary>
internal static class SplitWords
{
    /// <summary>As many letters in a row are a word taken apart.</summary>
    public const int FewestParts = 3;

    private const int LongestRun = 160;
    private const int LongestWord = 16;

    // Three letters in a row are more often a list than a word.
    private const int ShortestJoined = 4;

    /// <summary>Joins in place.</summary>
    /// <returns>The new number of tokens.</returns>
    public static int Join(ReadOnlySpan<char> text, TextScratch scratch, Lexicon lexicon, int count, int forms)
    {
        var kept = 0;
        for (var i = 0; i < count;)
        {
            var run = RunAt(text, scratch.Tokens.AsSpan(i, count - i));
            if (run > 1 && TryJoin(scratch, lexicon, i, run, ref forms, ref kept))
            {
                i += run;
                continue;
            }

            scratch.Tokens[kept++] = scratch.Tokens[i++];
        }

        return kept;
    }

    /// <summary>How many tokens from the first on are the parts of words: single letters alike apart, or parts with only emoji between.</summary>
    private static int RunAt(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        if (tokens[0].Kind != TokenKind.Word)
            return 1;

        var (parts, end, allSingle, anySymbol) = (1, 1, tokens[0].FormLength == 1, false);
        for (var i = 1; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            var gap = token.Start - tokens[i - 1].End;
            if (token.Kind is TokenKind.Emoji or TokenKind.Mark && gap == 0 && i - end == 0 && token.Size <= 1)
            {
                anySymbol |= token.Kind == TokenKind.Emoji;
                continue;
            }

            var apart = token.Start - tokens[end - 1].End;
            var single = token.FormLength == 1 && allSingle && apart <= 2 && (i == end || gap == 0 || apart == 1);
            var parted = i > end && tokens[i - 1].Kind == TokenKind.Emoji && gap == 0;
            if (token.Kind is not (TokenKind.Word or TokenKind.Number) || token.Length > LongestWord || !(single || parted))
                break;

            (parts, end, allSingle) = (parts + 1, i + 1, allSingle && token.FormLength == 1);
        }

        return allSingle ? parts >= FewestParts ? end : 1 : anySymbol ? end : 1;
    }

    private static bool TryJoin(TextScratch scratch, Lexicon lexicon, int first, int run, ref int forms, ref int kept)
    {
        Span<char> joined = stackalloc char[LongestRun];
        Span<int> owners = stackalloc int[LongestRun];
        var length = 0;
        for (var i = first; i < first + run; i++)
        {
            ref readonly var part = ref scratch.Tokens[i];
            if (part.Kind is not TokenKind.Word || length + part.FormLength > LongestRun)
                continue;

            scratch.Forms.AsSpan(part.Form, part.FormLength).CopyTo(joined[length..]);
            owners.Slice(length, part.FormLength).Fill(i);
            length += part.FormLength;
        }

        Span<byte> words = stackalloc byte[LongestRun];
        var found = Divide(joined[..length], lexicon, words);
        if (found == 0)
            return false;

        // The parts are read over, so their places are kept before the words take their room.
        var at = 0;
        Span<Token> written = stackalloc Token[LongestRun];
        for (var w = 0; w < found; w++)
        {
            var (start, end) = (scratch.Tokens[owners[at]].Start, scratch.Tokens[owners[at + words[w] - 1]].End);
            joined.Slice(at, words[w]).CopyTo(scratch.Forms.AsSpan(forms));
            written[w] = new()
            {
                Start = start,
                Length = end - start,
                Kind = TokenKind.Word,
                Form = forms,
                FormLength = words[w],
                Flags = TokenFlags.Split | (w == 0 ? scratch.Tokens[first].Flags : TokenFlags.AfterSpace),
            };
            written[w].Pattern = lexicon.Resolve(joined.Slice(at, words[w]), out written[w].Hash);
            forms += words[w];
            scratch.Forms[forms++] = ' ';
            at += words[w];
        }

        written[..found].CopyTo(scratch.Tokens.AsSpan(kept));
        kept += found;
        return true;
    }

    /// <summary>Divides letters into known words, the longest first; most of them must be in one.</summary>
    private static int Divide(ReadOnlySpan<char> letters, Lexicon lexicon, Span<byte> words)
    {
        var (count, known) = (0, 0);
        for (var at = 0; at < letters.Length;)
        {
            var length = LongestKnown(letters[at..], lexicon);
            known += length > 1 ? length : 0;
            length = Math.Max(length, 1);
            words[count++] = (byte)length;
            at += length;
        }

        return known * 4 >= letters.Length * 3 && known >= ShortestJoined ? count : 0;
    }

    private static int LongestKnown(ReadOnlySpan<char> letters, Lexicon lexicon)
    {
        var (longest, hash) = (0, Hashes.Start);
        for (var i = 0; i < letters.Length && i < LongestWord; i++)
        {
            hash = Hashes.Add(hash, letters[i]);
            if (i > 0 && lexicon.Knows(hash))
                longest = i + 1;
        }

        return longest;
    }
}
