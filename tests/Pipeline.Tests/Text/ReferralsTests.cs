using Pipeline.Text;

namespace Pipeline.Tests.Text;

public sealed class ReferralsTests
{
    [Theory]
    [InlineData("https://tool.example/signup?ref=ralph")]
    [InlineData("https://tool.example/ref/RALPH")]
    [InlineData("https://tool.example/?utm_source=chat&aff_id=ralph")]
    [InlineData("tool.example.com/r/ralph")]
    public void A_link_that_credits_somebody_is_a_referral(string link) => Of(link).ShouldNotBe(0UL);

    [Theory]
    [InlineData("https://tool.example/references?page=2")]
    [InlineData("https://t.me/+invite/abc")]
    [InlineData("https://tool.example/pricing?ref=")]
    [InlineData("https://git.example/a/r/")]
    public void Other_links_are_not(string link) => Of(link).ShouldBe(0UL);

    [Fact]
    public void The_same_code_on_another_page_credits_the_same() =>
        Of("https://tool.example/pricing?ref=ralph").ShouldBe(Of("https://tool.example/?x=1&ref=Ralph"));

    private static ulong Of(string text)
    {
        foreach (var link in new TextLinks(text))
            return Referrals.Of(link);
        throw new ArgumentException($"'{text}' has no link.", nameof(text));
    }
}
