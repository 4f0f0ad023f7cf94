namespace Pipeline.Text;

/// <summary>Brings one word, folded already, to its normal form in place: one alphabet, no stretched letters, letters for digits.</summary>
internal static class WordForms
{
    private const int LongestWord = 48;
    private const int Stretch = 3;

    /// <summary>The letters in whose place the digits from 0 to 9 are put.</summary>
    private const string LatinOfDigit = "oizeasbtbg";
    private const string CyrillicOfDigit = "оіззчѕбтвд";

    /// <summary>Writes a word of two alphabets in one: in the one that its unmistakable letters are of.</summary>
    /// <param name="latinText">The text around it is mostly Latin.</param>
    public static void Unify(Span<char> word, bool latinText)
    {
        var (latin, others) = (0, 0);
        foreach (var c in word)
        {
            latin += CharTable.IsLatin(c) && LookAlikes.InCyrillic(c) == 0 ? 1 : 0;
            others += !CharTable.IsLatin(c) && !char.IsAsciiDigit(c) && LookAlikes.InLatin(c) == 0 ? 1 : 0;
        }

        var toLatin = latin == others ? latinText : latin > others;
        foreach (ref var c in word)
        {
            var other = toLatin ? LookAlikes.InLatin(c) : LookAlikes.InCyrillic(c);
            c = other == 0 ? c : other;
        }
    }

    /// <summary>A word drawn wholly in look-alikes of the text's other alphabet is read in that one if this makes it a known word.</summary>
    public static bool TryReadInOther(Span<char> word, bool toLatin, Lexicon lexicon)
    {
        if (word.Length is < 3 or > LongestWord)
            return false;

        Span<char> other = stackalloc char[LongestWord];
        for (var i = 0; i < word.Length; i++)
        {
            other[i] = toLatin ? LookAlikes.InLatin(word[i]) : LookAlikes.InCyrillic(word[i]);
            if (other[i] == 0)
                return false;
        }

        other = other[..word.Length];
        if (!lexicon.Knows(Hashes.Of(other)) || lexicon.Knows(Hashes.Of(word)))
            return false;

        other.CopyTo(word);
        return true;
    }

    /// <summary>Shortens runs of a letter: to two where that makes a known word, else to one.</summary>
    /// <returns>The new length.</returns>
    public static int Shorten(Span<char> word, Lexicon lexicon)
    {
        var twice = ShortenTo(2, word, word);
        return lexicon.Knows(Hashes.Of(word[..twice])) ? twice : ShortenTo(1, word[..twice], word, from: 2);
    }

    /// <summary>Whether digits stand in it the way they replace letters, rather than as "20k", "mp3" or "3rd" have them.</summary>
    public static bool MayBeLeet(ReadOnlySpan<char> word)
    {
        var (letters, runs, inside) = (0, 0, false);
        for (var i = 0; i < word.Length; i++)
        {
            if (!char.IsAsciiDigit(word[i]))
            {
                letters++;
                continue;
            }

            runs += i == 0 || !char.IsAsciiDigit(word[i - 1]) ? 1 : 0;
            inside |= letters > 0 && i + 1 < word.Length && !char.IsAsciiDigit(word[i + 1]);
        }

        return letters > 0 && word.Length > 2 && (inside || runs > 1 || (letters > 1 && char.IsAsciiDigit(word[^2])));
    }

    /// <summary>Puts letters in the place of digits if this makes a known word.</summary>
    public static bool TryReadLeet(Span<char> word, Lexicon lexicon)
    {
        if (word.Length > LongestWord)
            return false;

        Span<char> read = stackalloc char[LongestWord];
        read = read[..word.Length];
        var letters = CharTable.HasCyrillic(word) ? CyrillicOfDigit : LatinOfDigit;
        for (var variant = 0; variant < 2; variant++)
        {
            for (var i = 0; i < word.Length; i++)
            {
                // A one may be an i or an l.
                read[i] = !char.IsAsciiDigit(word[i]) ? word[i] : word[i] == '1' && variant == 1 ? 'l' : letters[word[i] - '0'];
            }

            if (lexicon.Knows(Hashes.Of(read)))
            {
                read.CopyTo(word);
                return true;
            }
        }

        return false;
    }

    public static bool IsStretched(ReadOnlySpan<char> word)
    {
        for (var i = Stretch - 1; i < word.Length; i++)
        {
            if (word[i] == word[i - 1] && word[i] == word[i - 2] && !char.IsAsciiDigit(word[i]))
                return true;
        }

        return false;
    }

    private static int ShortenTo(int most, ReadOnlySpan<char> word, Span<char> target, int from = Stretch)
    {
        var length = 0;
        for (var i = 0; i < word.Length;)
        {
            var (run, c) = (1, word[i]);
            while (i + run < word.Length && word[i + run] == c)
                run++;

            var kept = run >= from ? most : run;
            target.Slice(length, kept).Fill(c);
            (length, i) = (length + kept, i + run);
        }

        return length;
    }
}
