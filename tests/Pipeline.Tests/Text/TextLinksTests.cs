using Pipeline.Text;

namespace Pipeline.Tests.Text;

public sealed class TextLinksTests
{
    [Theory]
    [InlineData("see https://example.com/a?b=1, then reply", "https://example.com/a?b=1", "example.com")]
    [InlineData("(http://example.com)", "http://example.com", "example.com")]
    [InlineData("http://user:word@example.com:8080/x", "http://user:word@example.com:8080/x", "example.com")]
    [InlineData("claim at drop.example.lol/claim now", "drop.example.lol/claim", "drop.example.lol")]
    [InlineData("www.example.xn--p1ai/x", "www.example.xn--p1ai/x", "www.example.xn--p1ai")]
    [InlineData("сайт.рф/вход", "сайт.рф/вход", "сайт.рф")]
    public void A_link_is_found_whole_with_its_host(string text, string url, string host)
    {
        var links = Read(text);

        links.Single().Url.ShouldBe(url);
        links.Single().Host.ShouldBe(host);
    }

    [Theory]
    [InlineData("done.it works")]
    [InlineData("node.js 3.5.1 e.g. file.txt")]
    [InlineData("write to me@example.com")]
    [InlineData("time: 10:30, ratio 1:2")]
    [InlineData("...")]
    [InlineData("://")]
    [InlineData("")]
    public void Text_with_dots_and_colons_alone_has_no_link(string text) => Read(text).ShouldBeEmpty();

    [Theory]
    [InlineData("https://discord.gg/abc", LinkKinds.Invite)]
    [InlineData("t.me/+AbC", LinkKinds.Invite | LinkKinds.Bare)]
    [InlineData("https://chat.whatsapp.com/AbC", LinkKinds.Invite)]
    [InlineData("https://t.me/somebody", LinkKinds.Contact)]
    [InlineData("tg://resolve?domain=x", LinkKinds.Contact)]
    [InlineData("http://bit.ly/x", LinkKinds.Shortener)]
    [InlineData("http://10.1.2.3/x", LinkKinds.Numeric)]
    [InlineData("hxxp://example.com", LinkKinds.Disguised)]
    [InlineData("t[.]me/joinchat/x", LinkKinds.Invite | LinkKinds.Bare | LinkKinds.Disguised)]
    [InlineData("https://example.com/file.exe", LinkKinds.Executable)]
    [InlineData("https://example.com", LinkKinds.None)]
    public void The_kinds_of_a_link_follow_from_its_address(string text, LinkKinds expected) =>
        Read(text).Single().Kinds.ShouldBe(expected);

    [Theory]
    [InlineData("https://101nitro.com/x")]
    [InlineData("https://www.101NITRO.com")]
    [InlineData("login.101nitro.com/x")]
    public void A_host_on_a_list_of_phishing_sites_is_known_with_its_subdomains(string text) =>
        (Read(text).Single().Kinds & LinkKinds.Listed).ShouldBe(LinkKinds.Listed);

    [Fact]
    public void The_host_of_a_free_hoster_is_not_listed_though_some_of_its_sites_are() =>
        (Read("https://somebody.github.io/page").Single().Kinds & LinkKinds.Listed).ShouldBe(LinkKinds.None);

    [Fact]
    public void Links_come_in_the_order_of_the_text()
    {
        var links = Read("first https://a.example.com/x then b.example.org and t.me/c");

        links.Select(link => link.Host).ShouldBe(["a.example.com", "b.example.org", "t.me"]);
    }

    private static List<(string Url, string Host, LinkKinds Kinds)> Read(string text)
    {
        var links = new List<(string, string, LinkKinds)>();
        foreach (var link in new TextLinks(text))
            links.Add((link.Url.ToString(), link.Host.ToString(), link.Kinds));

        return links;
    }
}
