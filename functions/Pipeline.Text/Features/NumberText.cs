namespace Pipeline.Text;

/// <summary>A number as it stands in a text, with a thousands' letter or a unit of one to three letters: <c>1,200.50</c>, <c>20k</c>, <c>10x</c>.</summary>
/// <param name="Digits">Digits before the decimal sign, thousands' letters counted in.</param>
/// <param name="Hash">Of small numbers each, of larger ones by their digits.</param>
internal readonly record struct NumberText(int Length, int Digits, uint Hash)
{
    private const int DigitsToTellApart = 2;

    public static NumberText At(ReadOnlySpan<char> text)
    {
        var (i, digits, whole) = (0, 0, true);
        for (; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
                digits += whole ? 1 : 0;
            else if (text[i] is '.' or ',' or '\'' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
                whole = whole && IsGroup(text[(i + 1)..]);
            else
                break;
        }

        var unit = 0;
        while (i + unit < text.Length && CharTable.IsWord(text[i + unit]))
            unit++;

        // With more behind it than a unit it is a word that begins with a digit.
        if (unit > 3 || (unit > 0 && !IsUnit(text.Slice(i, unit))))
            return default;

        digits += unit > 0 && CharTable.Fold(text[i]) is 'k' or 'к' or 'т' ? 3 : unit > 0 && CharTable.Fold(text[i]) is 'm' or 'м' ? 6 : 0;
        var hash = digits <= DigitsToTellApart && unit == 0 ? Hashes.Of(text[..i]) : Hashes.Mix((uint)digits, '#');
        return new(i + unit, digits, hash);
    }

    private static bool IsGroup(ReadOnlySpan<char> rest)
    {
        var digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
            digits++;

        return digits == 3;
    }

    private static bool IsUnit(ReadOnlySpan<char> unit)
    {
        foreach (var c in unit)
        {
            if (char.IsDigit(c))
                return false;
        }

        return unit.Length == 1 || CharTable.Fold(unit[0]) is 'k' or 'к' or 'm' or 'м' or 'т' or 'p' or 'р' or 's' or 't' or 'n' or 'r' or 'h' or 'g';
    }
}
