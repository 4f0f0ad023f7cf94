using System.Globalization;
using System.Text;

namespace Pipeline.Digests;

/// <summary>A digest as a message: its three numbers wear the colours of the picture's three parts, so the picture needs no words.</summary>
public static class DigestText
{
    private static readonly string[] Marks = ["🟦", "🟩", "🟧"];

    /// <summary>As much of the lists as fits with the picture; never cut within a word.</summary>
    public static string Of(DigestContent content, DigestMarkup markup)
    {
        for (var shown = 3; ; shown--)
        {
            var text = Write(content, markup, shown);
            if (text.Length <= markup.MostChars || shown == 0)
                return text;
        }
    }

    private static string Write(DigestContent content, DigestMarkup markup, int shown)
    {
        var text = new StringBuilder();
        var title = string.Create(CultureInfo.InvariantCulture, $"{content.Name}, {content.From:d MMM} to {content.To:d MMM}");
        text.Append(markup.Bold(markup.Plain(title))).Append('\n');
        foreach (var (number, mark) in content.Numbers.Zip(Marks))
            text.Append(mark).Append(' ').Append(markup.Plain(number.Says)).Append('\n');
        foreach (var change in content.Changed)
            text.Append(markup.Plain(change)).Append('\n');
        foreach (var list in (DigestNames[])[content.Thanks, content.Greet, content.Waiting])
            Append(text, list, markup, shown);

        if (content.Fix is { } fix)
        {
            text.Append('\n').Append(markup.Bold(markup.Plain("What to mend"))).Append('\n')
                .Append(markup.Plain(fix.Says)).Append('\n').Append(markup.Plain(fix.NextStep)).Append('\n');
        }

        return text.ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, DigestNames list, DigestMarkup markup, int shown)
    {
        if (list.Total == 0 || shown == 0)
            return;

        text.Append('\n').Append(markup.Bold(markup.Plain($"{list.Title} ({list.Total})"))).Append('\n');
        foreach (var one in list.First.Take(shown))
        {
            var words = markup.Plain(one.Name is { } name ? $"{name}: {one.Says}" : one.Says);
            text.Append("• ").Append(one.Link is { } link ? markup.Link(words, link) : words).Append('\n');
        }
    }
}
