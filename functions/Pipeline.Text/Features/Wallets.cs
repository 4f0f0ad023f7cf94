using System.Buffers;

namespace Pipeline.Text;

/// <summary>Tells addresses of crypto wallets from other long words, commit hashes among them.</summary>
internal static class Wallets
{
    private const int Shortest = 26;
    private const int Longest = 62;
    private const int HexLength = 42;
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    public static bool Is(ReadOnlySpan<char> word)
    {
        if (word.Length is < Shortest or > Longest)
            return false;
        if (word.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return word.Length == HexLength && !word[2..].ContainsAnyExcept(Hex);
        if (word.StartsWith("bc1", StringComparison.Ordinal))
            return true;

        var (upper, lower, digit) = (false, false, false);
        foreach (var c in word)
        {
            // The alphabet of these addresses leaves out what is easily confused.
            if (!char.IsAsciiLetterOrDigit(c) || c is '0' or 'O' or 'I' or 'l')
                return false;

            upper |= char.IsAsciiLetterUpper(c);
            lower |= char.IsAsciiLetterLower(c);
            digit |= char.IsAsciiDigit(c);
        }

        return upper && lower && digit;
    }
}
