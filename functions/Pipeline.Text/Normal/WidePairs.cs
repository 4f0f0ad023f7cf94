namespace Pipeline.Text;

/// <summary>Characters outside the basic plane, which are two UTF-16 units: letters in another dress, ideographs, or pictures.</summary>
internal static class WidePairs
{
    /// <summary>Stands for an ideograph outside the basic plane.</summary>
    public const char Ideograph = '\u4E00';

    // Where the mathematical alphabets have these letters elsewhere, nothing is encoded in their place.
    private const int MathLetters = 0x1D400;
    private const int MathLettersEnd = 0x1D6A4;
    private const int MathGreek = 0x1D6A8;
    private const int MathGreekEnd = 0x1D7CB;
    private const int MathDigits = 0x1D7CE;
    private const string Greek = "αβγδεζηθικλμνξοπρθστυφχψω∂αβγδεζηθικλμνξοπρςστυφχψω∂εθκφρπ";

    /// <summary>The plain letter, digit or ideograph that a pair reads as; 0 for a picture, <c>\uFFFF</c> for a sign that is not seen.</summary>
    public static char Read(char high, char low)
    {
        var code = char.ConvertToUtf32(high, low);
        return code switch
        {
            >= MathLetters and < MathLettersEnd => (char)('a' + ((code - MathLetters) % 26)),
            >= MathGreek and <= MathGreekEnd => Greek[(code - MathGreek) % 58],
            >= MathDigits and <= 0x1D7FF => (char)('0' + ((code - MathDigits) % 10)),
            >= 0x1F110 and <= 0x1F129 => (char)('a' + code - 0x1F110),
            >= 0x1F130 and <= 0x1F149 => (char)('a' + code - 0x1F130),
            >= 0x1F150 and <= 0x1F169 => (char)('a' + code - 0x1F150),
            >= 0x1F170 and <= 0x1F189 => (char)('a' + code - 0x1F170),
            >= 0x20000 and <= 0x3FFFF => Ideograph,
            >= 0xE0000 and <= 0xE0FFF or >= 0x1F3FB and <= 0x1F3FF => '\uFFFF',
            _ => '\0',
        };
    }
}
