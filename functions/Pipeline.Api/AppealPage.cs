using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Pipeline.Review;

namespace Pipeline.Api;

/// <summary>The page behind an appeal's link: works without scripts, and tells nothing but the rule and the time, for links are passed on.</summary>
internal static class AppealPage
{
    public const string ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>What the form calls the member's words.</summary>
    public const string Field = "words";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(AppealView view)
    {
        var page = new StringBuilder("""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
            <title>Ask for another look</title>
            <style>body{font:1.1rem/1.6 system-ui,sans-serif;margin:0 auto;max-width:40rem;padding:1rem;color-scheme:light dark;overflow-wrap:anywhere}
            blockquote{border-left:.3rem solid #8888;margin:1rem 0;padding:0 1rem}textarea{box-sizing:border-box;font:inherit;width:100%}
            button{font:inherit;margin-top:1rem;padding:.5rem 1rem}label{display:block}</style></head>
            <body><main>

            """);
        page.Append("<h1>").Append(Title(view.State)).Append("</h1>\n");
        if (view.Review is { } review)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>It is about a message of {review.TextAt.UtcDateTime:d MMMM yyyy, HH:mm} (UTC), and this rule:</p>\n")
                .Append("<blockquote><p>").Append(Encoder.Encode(review.Verdict?.Quote ?? "Messages here follow the rules of the community.")).Append("</p></blockquote>\n");
        }

        page.Append("<p>").Append(Sentence(view.State)).Append("</p>\n");
        if (view.State == AppealState.CanBeAsked)
        {
            page.Append(CultureInfo.InvariantCulture, $"""
                <form method="post"><label for="{Field}">Why should a moderator look again? You may leave this empty.</label>
                <textarea id="{Field}" name="{Field}" rows="6" maxlength="{ReceiveAppeal.MostWords}"></textarea>
                <button type="submit">Ask for another look</button></form>

                """);
        }

        return page.Append("</main></body></html>\n").ToString();
    }

    private static string Title(AppealState state) => state switch
    {
        AppealState.CanBeAsked => "Ask for another look",
        AppealState.Asked => "A moderator will look again",
        AppealState.Upheld => "It stays as it is",
        AppealState.TakenBack => "It was taken back",
        AppealState.Over => "The time to ask is over",
        _ => "There is nothing here",
    };

    private static string Sentence(AppealState state) => state switch
    {
        AppealState.CanBeAsked => "If you think that the decision was a mistake, a person who runs the community looks at it.",
        AppealState.Asked => "You asked for another look. You need do nothing more; this page shows how it ended.",
        AppealState.Upheld => "A moderator looked at it again and found the decision right.",
        AppealState.TakenBack => "Nothing stands against your message any more, and what was done to your account is undone.",
        AppealState.Over => "You can still talk to a moderator of the community.",
        _ => "The link is not complete, or what it was about is gone. Copy the whole link, or talk to a moderator of the community.",
    };
}
