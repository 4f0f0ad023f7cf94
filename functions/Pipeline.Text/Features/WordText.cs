namespace Pipeline.Text;

/// <summary>A word as it was read from a text.</summary>
/// <param name="Length">In the text.</param>
/// <param name="FormLength">Of its folded form.</param>
internal readonly record struct WordText(int Length, int FormLength, TokenFlags Flags)
{
    /// <summary>Masks at the end of a longer word are more likely emphasis.</summary>
    private const int MostLettersBeforeMasks = 3;

    public bool Latin { get; private init; }

    /// <summary>It has letters of an alphabet with look-alikes of Latin ones.</summary>
    public bool Other { get; private init; }

    public bool Digits { get; private init; }

    public bool IsMail { get; private init; }

    /// <summary>Reads the word at a place and writes its folded form.</summary>
    public static WordText Read(ReadOnlySpan<char> text, int start, Span<char> form)
    {
        var (i, length, upper, letters) = (start, 0, 0, 0);
        var (leet, masked) = (false, false);
        CharTraits seen = default;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            var traits = CharTable.TraitsOf(c);
            if (traits.Class is CharClass.Letter or CharClass.Digit)
            {
                form[length++] = CharTable.Fold(c);
                upper += traits.IsUpper ? 1 : 0;
                letters += traits.IsDigit ? 0 : 1;
                seen |= traits;
                continue;
            }

            if (c == '@' && IsHost(text[(i + 1)..]))
                return new(MailLength(text, start, i), 0, TokenFlags.None) { IsMail = true };

            var within = i + 1 < text.Length && CharTable.IsWord(text[i + 1]);
            if (c is '\'' or '’' && within)
                continue;

            if (c == '*' && Masks(text, i, letters) is > 0 and var masks)
            {
                form.Slice(length, masks).Fill('*');
                (length, i, masked) = (length + masks, i + masks - 1, true);
                continue;
            }

            if (c is not ('@' or '$') || !within || !char.IsLetter(text[i - 1]) || !char.IsLetter(text[i + 1]))
                break;

            form[length++] = c == '@' ? 'a' : 's';
            leet = true;
        }

        var flags = (upper > 1 && upper == letters ? TokenFlags.Capitals : 0) | (leet ? TokenFlags.Leet : 0) | (masked ? TokenFlags.Masked : 0);
        return new(i - start, length, flags) { Latin = seen.IsLatin, Other = seen.IsOther, Digits = seen.IsDigit };
    }

    // Within a word, or at the end of its first letters where the stars are not the end of an emphasis.
    private static int Masks(ReadOnlySpan<char> text, int at, int lettersBefore)
    {
        var run = 1;
        while (at + run < text.Length && text[at + run] == '*')
            run++;

        var within = at + run < text.Length && CharTable.ClassOf(text[at + run]) == CharClass.Letter;
        var start = at - lettersBefore;
        var emphasis = start > 0 && text[start - 1] == '*';
        return lettersBefore > 0 && !emphasis && (within || lettersBefore <= MostLettersBeforeMasks) ? run : 0;
    }

    private static bool IsHost(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(HostCharacters);
        var host = end < 0 ? text : text[..end];
        var dot = host.IndexOf('.');
        return dot > 0 && host.Length > dot + 2 && char.IsLetter(host[dot + 1]);
    }

    private static int MailLength(ReadOnlySpan<char> text, int start, int at)
    {
        var end = text[(at + 1)..].IndexOfAnyExcept(HostCharacters);
        return (end < 0 ? text.Length : at + 1 + end) - start;
    }

    private static readonly System.Buffers.SearchValues<char> HostCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");
}
