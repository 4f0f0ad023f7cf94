namespace Pipeline.Text;

/// <summary>Finds telephone numbers as people write them: <c>+7 (912) 345-67-89</c>, <c>8 912 345 67 89</c>, <c>15551234567</c>.</summary>
internal static class PhoneNumbers
{
    private const int FewestDigits = 9;
    private const int MostDigits = 14;
    private const int LongestGroup = 3;

    /// <returns>Its length from the start of the text; 0 if there is none.</returns>
    public static int LengthAt(ReadOnlySpan<char> text)
    {
        var (digits, group, longGroups, end) = (0, 0, 0, 0);
        var signed = text[0] == '+';
        for (var i = signed ? 1 : 0; i < text.Length && digits <= MostDigits; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                (digits, group, end) = (digits + 1, group + 1, i + 1);
                longGroups += group == LongestGroup ? 1 : 0;
            }
            else if (text[i] is ' ' or '-' or '(' or ')' && i + 1 < text.Length && text[i + 1] is >= '0' and <= '9' or '(' or '-' or ' ')
            {
                group = 0;
            }
            else
            {
                break;
            }
        }

        var enough = signed ? digits >= FewestDigits : digits > FewestDigits && (longGroups > 1 || group == digits);
        return enough && digits <= MostDigits ? end : 0;
    }
}
