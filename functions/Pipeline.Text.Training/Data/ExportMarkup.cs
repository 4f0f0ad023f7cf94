using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Text.Training;

/// <summary>
/// Some messages of one set are written as a program's list of marked-up pieces, honest ones alone: with the marks, these and not the words would
/// be learnt. Here a text is what its readers saw.
/// </summary>
internal static partial class ExportMarkup
{
    public static string Remove(string text)
    {
        if (!Beginning().IsMatch(text))
            return text;

        var read = new StringBuilder(text.Length);
        foreach (Match piece in Piece().Matches(text))
        {
            if (piece.Groups["key"].Value is "" or "text")
                read.Append(piece.Groups["value"].Value);
        }

        return read.ToString().Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\xa0", " ", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\s*\[(\{'type'|'.*, \{'type')", RegexOptions.Singleline)]
    private static partial Regex Beginning();

    // A piece is a string alone, or the text of a marked one.
    [GeneratedRegex(@"('(?<key>[a-z_]+)': )?(?<quote>['""])(?<value>(?:\\.|(?!\k<quote>).)*)\k<quote>(?!:)", RegexOptions.Singleline)]
    private static partial Regex Piece();
}
