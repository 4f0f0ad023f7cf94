using System.Text.RegularExpressions;
using Pipeline.Text;

namespace Pipeline.Local.Demo;

/// <summary>A part of a text that a platform knows to be more than text.</summary>
/// <param name="Type">As Telegram names it: <c>url</c>, <c>text_link</c>, <c>mention</c>.</param>
/// <param name="Start">In UTF-16 units, as Telegram counts.</param>
/// <param name="Url">What a text_link opens.</param>
internal readonly record struct TextMark(string Type, int Start, int Length, string? Url = null);

/// <summary>A text as it is shown, with its marks. A link hidden behind words is written <c>[words](address)</c>.</summary>
internal sealed partial record MarkedText(string Text, IReadOnlyList<TextMark> Marks)
{
    public IEnumerable<string> HiddenLinks => Marks.Where(mark => mark.Url is not null).Select(mark => mark.Url!);

    public int Mentions => Marks.Count(mark => mark.Type == "mention");

    public static MarkedText Of(string written)
    {
        var marks = new List<TextMark>();
        var text = HiddenLink().Replace(written, link => link.Groups[1].Value);
        var hidden = 0;
        foreach (Match link in HiddenLink().Matches(written))
        {
            marks.Add(new("text_link", link.Index - hidden, link.Groups[1].Length, link.Groups[2].Value));
            hidden += link.Length - link.Groups[1].Length;
        }

        foreach (var link in new TextLinks(text))
            marks.Add(new("url", link.Start, link.Length));
        foreach (Match mention in Mention().Matches(text))
            marks.Add(new("mention", mention.Index, mention.Length));
        return new(text, [.. marks.OrderBy(mark => mark.Start)]);
    }

    [GeneratedRegex(@"\[([^\]]+)\]\((https?://[^)]+)\)")]
    private static partial Regex HiddenLink();

    [GeneratedRegex(@"(?<![\w@/.])@[A-Za-z]\w{3,31}\b")]
    private static partial Regex Mention();
}
