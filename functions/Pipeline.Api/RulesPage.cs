using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Pipeline.Model;

namespace Pipeline.Api;

/// <summary>The rules as a web page: one small file that works without scripts, with every foreign text escaped.</summary>
internal static class RulesPage
{
    public const string ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(PublishedRules rules)
    {
        var page = new StringBuilder()
            .Append("<!doctype html>\n<html lang=\"").Append(rules.Language).Append("\">\n<head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>").Append(Safe(rules.Title)).Append("""
            </title>
            <style>body{font:1.1rem/1.6 system-ui,sans-serif;margin:0 auto;max-width:40rem;padding:1rem;color-scheme:light dark;overflow-wrap:anywhere}
            li{margin:.4rem 0}:target{outline:2px solid;outline-offset:.3rem}footer{border-top:1px solid #8888;margin-top:2rem}</style></head>
            <body><main>
            <h1>
            """).Append(Safe(rules.Title)).Append("</h1>\n<ol>\n");
        foreach (var rule in rules.Rules)
            page.Append("<li id=\"").Append(Safe(rule.Name)).Append("\">").Append(Safe(rule.Sentence)).Append("</li>\n");
        page.Append("</ol>\n");
        foreach (var section in rules.Sections)
            Append(page, section);

        return page.Append("</main>\n<footer><p>").Append(Safe(rules.VersionLine)).Append("</p></footer>\n</body></html>\n").ToString();
    }

    private static void Append(StringBuilder page, RuleSection section)
    {
        page.Append("<section><h2>").Append(Safe(section.Title)).Append("</h2>\n<ul>\n");
        foreach (var sentence in section.Sentences)
            page.Append("<li>").Append(Safe(sentence)).Append("</li>\n");
        page.Append("</ul></section>\n");
    }

    private static string Safe(string text) => Encoder.Encode(text);
}
