using System.Text;

namespace Pipeline.Text;

/// <summary>A text as a reader sees it: without what is not seen, letters of other dress in plain style. The original stays for display.</summary>
internal readonly ref struct CleanText(ReadOnlySpan<char> text, ReadOnlySpan<int> origins, CleanFacts facts)
{
    // Longer than any platform lets a message be; of a longer text the beginning and the end are read.
    private const int LongestRead = 40_000;
    private const int ReadAtEnd = 10_000;

    private readonly ReadOnlySpan<int> _origins = origins;

    public ReadOnlySpan<char> Text { get; } = text;

    public CleanFacts Facts { get; } = facts;

    /// <summary>The place in the original of a place in the clean text.</summary>
    public int Origin(int index) => _origins.IsEmpty ? index : _origins[index];

    public static CleanText Of(ReadOnlySpan<char> original, TextScratch scratch)
    {
        if (original.Length <= LongestRead && !NeedsCleaning(original))
            return new(original, default, default);

        scratch.ReserveClean(Math.Min(original.Length, LongestRead) + 1);
        var (count, facts) = (0, default(CleanFacts));
        if (original.Length <= LongestRead)
        {
            Copy(original, 0, scratch, ref count, ref facts);
        }
        else
        {
            Copy(original[..(LongestRead - ReadAtEnd)], 0, scratch, ref count, ref facts);
            Copy(original[^ReadAtEnd..], original.Length - ReadAtEnd, scratch, ref count, ref facts);
        }

        scratch.Origins[count] = original.Length;
        return new(scratch.Clean.AsSpan(0, count), scratch.Origins.AsSpan(0, count + 1), facts);
    }

    private static bool NeedsCleaning(ReadOnlySpan<char> text)
    {
        // Not a search by range: until it is compiled for speed, that one allocates.
        if (Ascii.IsValid(text))
            return false;

        for (var i = 0; i < text.Length; i++)
        {
            var kind = CharTable.ClassOf(text[i]);
            if (kind < CharClass.Invisible)
                continue;
            if (kind == CharClass.Invisible || !IsPicture(text[i..]))
                return true;

            i++;
        }

        return false;
    }

    private static bool IsPicture(ReadOnlySpan<char> text) =>
        text.Length > 1 && char.IsSurrogatePair(text[0], text[1]) && WidePairs.Read(text[0], text[1]) == '\0';

    private static void Copy(ReadOnlySpan<char> text, int offset, TextScratch scratch, ref int count, ref CleanFacts facts)
    {
        var (clean, origins) = (scratch.Clean, scratch.Origins);
        for (var i = 0; i < text.Length; i++)
        {
            var (c, origin) = (text[i], offset + i);
            var kind = CharTable.ClassOf(c);
            if (kind < CharClass.Invisible)
            {
                (clean[count], origins[count++]) = (c, origin);
                continue;
            }

            if (kind == CharClass.Surrogate)
            {
                if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
                {
                    c = CopyPair(c, text[++i], origin, scratch, ref count, ref facts);
                    if (c == '\0')
                        continue;
                }
                else
                {
                    // Half a pair is no character.
                    c = ' ';
                }
            }
            else
            {
                CountHidden(text, i, ref facts);
                continue;
            }

            (clean[count], origins[count++]) = (c, origin);
        }
    }

    /// <returns>The letter to be written, or 0 where that is done.</returns>
    private static char CopyPair(char high, char low, int origin, TextScratch scratch, ref int count, ref CleanFacts facts)
    {
        var read = WidePairs.Read(high, low);
        if (read == '\0')
        {
            (scratch.Clean[count], scratch.Origins[count++]) = (high, origin);
            (scratch.Clean[count], scratch.Origins[count++]) = (low, origin + 1);
            return read;
        }

        if (read == '\uFFFF')
            return '\0';

        facts.DressedLetters += read == WidePairs.Ideograph ? 0 : 1;
        return read;
    }

    // Joiners are part of some scripts and of emoji; between the letters of ours they hide words.
    private static void CountHidden(ReadOnlySpan<char> text, int index, ref CleanFacts facts)
    {
        if (index == 0 || !IsOurs(text[index - 1]))
            return;

        if (text[index] is >= '\u0300' and <= '\u036F')
            facts.Accents++;
        else if (index + 1 < text.Length && IsOurs(text[index + 1]) && text[index] is not '\u00AD')
            facts.HiddenBreaks++;
    }

    private static bool IsOurs(char c)
    {
        var folded = CharTable.Fold(c);
        return CharTable.IsLatin(folded) || CharTable.IsCyrillic(folded) || CharTable.IsGreek(folded);
    }
}
