using System.Globalization;

namespace Pipeline.Text;

/// <summary>The class of every UTF-16 unit, and the letter that it reads as: small, without accents, in plain style.</summary>
internal static class CharTable
{
    private static readonly CharTraits[] Traits = new CharTraits[char.MaxValue + 1];
    private static readonly char[] Folded = new char[char.MaxValue + 1];

    // Most of all units, alike and without cases: every start of a host waits until the table is filled.
    private static readonly (char First, char Last, CharClass Class)[] Uniform =
    [
        ('\u3400', '\u9FFF', CharClass.Ideograph), ('\uAC00', '\uD7A3', CharClass.Letter), ('\uD800', '\uDFFF', CharClass.Surrogate),
        ('\uE000', '\uF8FF', CharClass.Mark), ('\uFFFF', '\uFFFF', CharClass.Mark),
    ];

    static CharTable() => Fill();

    public static CharTraits TraitsOf(char c) => Traits[c];

    public static CharClass ClassOf(char c) => Traits[c].Class;

    public static char Fold(char c) => Folded[c];

    public static bool IsWord(char c) => Traits[c].Class is CharClass.Letter or CharClass.Digit;

    public static bool IsLatin(char folded) => folded is >= 'a' and <= 'z';

    public static bool IsCyrillic(char folded) => folded is >= '\u0400' and <= '\u052F';

    // Not a search by range: until it is compiled for speed, that one allocates.
    public static bool HasCyrillic(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (IsCyrillic(c))
                return true;
        }

        return false;
    }

    public static bool IsGreek(char folded) => folded is >= '\u0370' and <= '\u03FF';

    private static void Fill()
    {
        var next = 0;
        foreach (var (first, last, kind) in Uniform)
        {
            for (; next < first; next++)
                Set((char)next, Find((char)next), char.ToLowerInvariant((char)next));
            for (; next <= last; next++)
                (Folded[next], Traits[next]) = ((char)next, new((byte)kind));
        }

        foreach (var group in FoldedLetters.Groups.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var kind = char.IsAsciiDigit(group[0]) ? CharClass.Digit : CharClass.Letter;
            foreach (var alike in group.AsSpan(1))
            {
                Set(alike, kind, group[0]);
                Set(char.ToUpperInvariant(alike), kind, group[0]);
            }
        }
    }

    private static void Set(char c, CharClass kind, char folded) => (Folded[c], Traits[c]) = (folded, CharTraits.Of(c, kind, folded));

    private static CharClass Find(char c) => c switch
    {
        '\u00AD' or '\u034F' or '\u061C' or '\u115F' or '\u1160' or '\u180E' or '\u3164' or '\uFEFF' or '\uFFA0' => CharClass.Invisible,
        (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') => CharClass.Invisible,
        (>= '\uFE00' and <= '\uFE0F') or (>= '\u0300' and <= '\u036F') or (>= '\u0483' and <= '\u0489') => CharClass.Invisible,
        (>= '\u1AB0' and <= '\u1AFF') or (>= '\u1DC0' and <= '\u1DFF') or (>= '\u20D0' and <= '\u20FF') => CharClass.Invisible,
        (>= '\uFE20' and <= '\uFE2F') => CharClass.Invisible,
        '\u2800' => CharClass.Space,
        (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') => CharClass.Ideograph,
        (>= '\u2190' and <= '\u21FF') or (>= '\u2300' and <= '\u23FF') or (>= '\u2460' and <= '\u27BF') => CharClass.Symbol,
        (>= '\u2900' and <= '\u297F') or (>= '\u2B00' and <= '\u2BFF') or '\u203C' or '\u2049' or '\u3030' => CharClass.Symbol,
        _ => OfCategory(c),
    };

    private static CharClass OfCategory(char c) => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.DecimalDigitNumber => CharClass.Digit,
        UnicodeCategory.LetterNumber or UnicodeCategory.ModifierLetter => CharClass.Letter,
        <= UnicodeCategory.OtherLetter => CharClass.Letter,

        // Vowel signs of scripts that need them, such as Devanagari, are part of their word.
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => CharClass.Letter,
        UnicodeCategory.Surrogate => CharClass.Surrogate,
        UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator => CharClass.Space,
        UnicodeCategory.ParagraphSeparator => CharClass.Space,
        _ => CharClass.Mark,
    };
}
