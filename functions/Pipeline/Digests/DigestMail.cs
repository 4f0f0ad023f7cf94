using System.Globalization;
using System.Net;
using System.Text;

namespace Pipeline.Digests;

/// <summary>
/// A digest as the body of an e-mail: tables and styles within the elements, as mail programs need them; its bars are cells of a table, so
/// no picture has to be loaded.
/// </summary>
public static class DigestMail
{
    private const int Tall = 56;
    private static readonly string[] Colours = ["#2563eb", "#15803d", "#c2410c"];

    public static string Of(DigestContent content)
    {
        var title = Plain(string.Create(CultureInfo.InvariantCulture, $"{content.Name}, {content.From:d MMMM} to {content.To:d MMMM yyyy}"));
        var html = new StringBuilder();
        html.Append($"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\n")
            .Append("<body style=\"margin:0;padding:24px;font-family:Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5;color:#1f2937;background:#ffffff\">\n")
            .Append($"<h1 style=\"font-size:20px;margin:0 0 16px\">{title}</h1>\n");
        foreach (var (number, colour) in content.Numbers.Zip(Colours))
            html.Append($"<p style=\"margin:16px 0 4px\"><span style=\"color:{colour}\">&#9632;</span> {Plain(number.Says)}</p>\n").Append(Bars(number, colour));
        foreach (var change in content.Changed)
            html.Append($"<p style=\"margin:8px 0\">{Plain(change)}</p>\n");
        foreach (var list in (DigestNames[])[content.Thanks, content.Greet, content.Waiting])
            Append(html, list);
        if (content.Fix is { } fix)
            html.Append($"<h2 style=\"font-size:16px;margin:20px 0 4px\">What to mend</h2>\n<p style=\"margin:0\">{Plain(fix.Says)}<br>{Plain(fix.NextStep)}</p>\n");
        return html.Append("</body></html>\n").ToString();
    }

    private static void Append(StringBuilder html, DigestNames list)
    {
        if (list.Total == 0)
            return;

        html.Append($"<h2 style=\"font-size:16px;margin:20px 0 4px\">{Plain(list.Title)} ({list.Total})</h2>\n<ul style=\"margin:0;padding-left:20px\">\n");
        foreach (var one in list.First)
        {
            var words = Plain(one.Name is { } name ? $"{name}: {one.Says}" : one.Says);
            html.Append("<li>").Append(one.Link is { } link ? $"<a href=\"{Plain(link.AbsoluteUri)}\">{words}</a>" : words).Append("</li>\n");
        }

        html.Append("</ul>\n");
    }

    private static string Bars(DigestNumber number, string colour)
    {
        var most = number.IsShare ? 1 : Math.Max(1, number.Weeks.Max(week => week.Value ?? 0));
        var cells = number.Weeks.Select(week => string.Create(
            CultureInfo.InvariantCulture,
            $"<td style=\"vertical-align:bottom;padding:0 2px\"><div style=\"width:22px;height:{Math.Round(Tall * (week.Value ?? 0) / most)}px;background:{colour}\"></div></td>"));
        return $"<table role=\"presentation\" cellspacing=\"0\" cellpadding=\"0\" style=\"border-bottom:1px solid #9ca3af\"><tr style=\"height:{Tall}px\">{string.Concat(cells)}</tr></table>\n";
    }

    private static string Plain(string words) => WebUtility.HtmlEncode(words);
}
