using System.Text;

namespace Pipeline.Text.Training;

/// <summary>Writes a text in the ways in which people write past filters, so that the models know these ways when a normal form is not found.</summary>
internal static class Evasion
{
    private const string Plain = "aeocxpyAEOCXPTHKMB";
    private const string Alike = "аеосхруАЕОСХРТНКМВ";
    private const string Digits = "o0i1e3a4s5";
    private static readonly string[] Between = ["💰", "🔥", "✨", "•", "."];

    private static readonly Func<string, Random, string>[] Ways = [Confuse, Break, Space, Leet, Dress, Stretch, Decorate];

    public static string Apply(string text, Random random) => Ways[random.Next(Ways.Length)](text, random);

    private static string Confuse(string text, Random random) => Each(text, random, 0.7, c =>
        Plain.IndexOf(c, StringComparison.Ordinal) is >= 0 and var latin ? $"{Alike[latin]}"
        : Alike.IndexOf(c, StringComparison.Ordinal) is >= 0 and var cyrillic ? $"{Plain[cyrillic]}"
        : null);

    private static string Break(string text, Random random) => Each(text, random, 0.25, c => char.IsLetter(c) ? $"{c}\u200B" : null);

    private static string Leet(string text, Random random) => Each(text, random, 0.5, c =>
        Digits.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal) is >= 0 and var at && at % 2 == 0 ? $"{Digits[at + 1]}" : null);

    private static string Dress(string text, Random random) => Each(text, random, 1, c =>
        char.IsAsciiLetterLower(c) ? char.ConvertFromUtf32(0x1D41A + c - 'a') : char.IsAsciiLetterUpper(c) ? char.ConvertFromUtf32(0x1D400 + c - 'A') : null);

    private static string Stretch(string text, Random random) => Each(text, random, 0.06, c => char.IsLetter(c) ? new string(c, random.Next(3, 6)) : null);

    private static string Space(string text, Random random) =>
        Words(text, random, 0.3, word => word.Length is > 3 and < 12 ? string.Join(' ', word.AsEnumerable()) : word);

    private static string Decorate(string text, Random random)
    {
        var sign = Between[random.Next(Between.Length)];
        return Words(text, random, 0.3, word => word.Length is > 4 and < 14 ? word.Insert(random.Next(1, word.Length - 1), sign) : word);
    }

    private static string Words(string text, Random random, double share, Func<string, string> change) => string.Join(' ', text.Split(' ')
        .Select(word => random.NextDouble() < share && word.All(char.IsLetter) ? change(word) : word));

    private static string Each(string text, Random random, double share, Func<char, string?> change)
    {
        var changed = new StringBuilder(text.Length * 2);
        foreach (var c in text)
            changed.Append(random.NextDouble() < share && change(c) is { } other ? other : c);

        return changed.ToString();
    }
}
