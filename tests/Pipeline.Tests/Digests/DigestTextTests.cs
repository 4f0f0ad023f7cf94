using Pipeline.Digests;
using Pipeline.Model;

namespace Pipeline.Tests.Digests;

public sealed class DigestTextTests
{
    private const string Hostile = "<b>*_`@everyone` [x](http://bad.example)";

    [Fact]
    public void A_name_is_never_markup_and_calls_nobody()
    {
        var digest = Named(Hostile);

        DigestText.Of(digest, DigestMarkup.Telegram).ShouldContain("&lt;b&gt;*_`@everyone`");
        DigestText.Of(digest, DigestMarkup.Slack).ShouldNotContain("<b>");
        DigestText.Of(digest, DigestMarkup.Discord).ShouldContain(@"\<b\>\*\_\`\@everyone\` \[x\]\(http\://bad.example\)");
        DigestMail.Of(digest).ShouldNotContain("<b>");
    }

    [Fact]
    public void What_goes_with_a_picture_fits_and_lists_are_what_gives_way()
    {
        var text = DigestText.Of(Named(new string('n', 300)), DigestMarkup.Telegram);

        text.Length.ShouldBeLessThanOrEqualTo(1_024);
        text.ShouldContain("🟦 30 of 100 members were active");
        text.ShouldContain("Answer one.");
    }

    [Fact]
    public void Links_are_written_as_each_platform_has_them()
    {
        var waiting = new DigestNames("Questions that wait", 1, [new(null, "Asked 3 hours ago", new("https://t.me/c/1/5?a=1&b=2"))]);
        var digest = Named("ann") with { Waiting = waiting };

        DigestText.Of(digest, DigestMarkup.Telegram).ShouldContain("""<a href="https://t.me/c/1/5?a=1&amp;b=2">Asked 3 hours ago</a>""");
        DigestText.Of(digest, DigestMarkup.Slack).ShouldContain("<https://t.me/c/1/5?a=1&amp;b=2|Asked 3 hours ago>");
        DigestText.Of(digest, DigestMarkup.Discord).ShouldContain("[Asked 3 hours ago](<https://t.me/c/1/5?a=1&b=2>)");
        DigestMail.Of(digest).ShouldContain("""<a href="https://t.me/c/1/5?a=1&amp;b=2">Asked 3 hours ago</a>""");
    }

    private static DigestContent Named(string name) => WriteDigest.Of(Weekly.Input(weeks: Weekly.Row(30)) with
    {
        Ambassadors = Weekly.List(ListName.Ambassadors, (name, "Helped"), (name + "2", "Helped"), (name + "3", "Helped")),
        Alerts = Weekly.Alerts("No staff member wrote for three days.", "Answer one."),
    })!;
}
