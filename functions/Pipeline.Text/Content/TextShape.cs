namespace Pipeline.Text;

/// <summary>What a text looks like, without reading it.</summary>
/// <param name="Words">Runs of letters and digits.</param>
/// <param name="Steps">Lines that begin as an item of a list.</param>
/// <param name="Asks">A question mark ends a word (not part of an address).</param>
internal readonly record struct TextShape(int Words, int Steps, bool Asks)
{
    public static TextShape Of(ReadOnlySpan<char> text)
    {
        var (words, asks, inWord) = (0, false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var isPart = char.IsLetterOrDigit(text[i]);
            words += isPart && !inWord ? 1 : 0;
            asks |= text[i] is '?' or '？' or '؟' && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]));
            inWord = isPart;
        }

        var steps = 0;
        foreach (var line in text.EnumerateLines())
            steps += IsStep(line.TrimStart()) ? 1 : 0;
        return new(words, steps, asks);
    }

    private static bool IsStep(ReadOnlySpan<char> line)
    {
        if (line.Length < 4)
            return false;
        if (line[0] is '-' or '*' or '•' && line[1] == ' ')
            return true;

        var digits = 0;
        while (digits < 2 && char.IsAsciiDigit(line[digits]))
            digits++;
        return digits > 0 && line[digits] is '.' or ')' or ':' && char.IsWhiteSpace(line[digits + 1]);
    }
}
