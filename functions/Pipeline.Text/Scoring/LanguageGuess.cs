namespace Pipeline.Text;

/// <summary>Tells the language by the words that hold sentences together, and by the script where there are none.</summary>
internal static class LanguageGuess
{
    private const int FewestLetters = 3;

    public static TextLanguage Of(CueHits hits, ReadOnlySpan<char> text)
    {
        var (best, count) = (TextLanguage.Unknown, 0);
        for (var language = TextLanguage.English; language < TextLanguage.Other; language++)
        {
            var found = hits.CountOf((Cue)((int)Cue.English + (int)language - (int)TextLanguage.English));
            if (found > count)
                (best, count) = (language, found);
        }

        return best != TextLanguage.Unknown ? best : ByScript(text);
    }

    private static TextLanguage ByScript(ReadOnlySpan<char> text)
    {
        var (latin, cyrillic, ukrainian, others) = (0, 0, 0, 0);
        foreach (var c in text)
        {
            latin += char.IsAsciiLetter(c) ? 1 : 0;
            cyrillic += c is >= '\u0400' and <= '\u052F' ? 1 : 0;
            ukrainian += c is 'і' or 'ї' or 'є' or 'ґ' or 'І' or 'Ї' or 'Є' or 'Ґ' ? 1 : 0;
            others += c > '\u052F' && CharTable.ClassOf(c) is CharClass.Letter or CharClass.Ideograph ? 1 : 0;
        }

        if (latin + cyrillic + others < FewestLetters)
            return TextLanguage.Unknown;
        if (cyrillic > latin && cyrillic > others)
            return ukrainian > 0 ? TextLanguage.Ukrainian : TextLanguage.Russian;

        return others > latin ? TextLanguage.Other : TextLanguage.Unknown;
    }
}
