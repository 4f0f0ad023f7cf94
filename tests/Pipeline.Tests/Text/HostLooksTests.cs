using Pipeline.Text;

namespace Pipeline.Tests.Text;

public sealed class HostLooksTests
{
    [Theory]
    [InlineData("раypal.com")]
    [InlineData("xn--80ak6aa92e.com")]
    [InlineData("paypa1.com")]
    [InlineData("dlscord.gift")]
    [InlineData("steamcommunlty.com")]
    [InlineData("www.binnance.com")]
    [InlineData("steam-gift.ru")]
    [InlineData("login-paypal.top")]
    public void Hosts_made_to_be_taken_for_known_ones_are_false(string host) => HostLooks.AreFalse(host, []).ShouldBeTrue();

    [Theory]
    [InlineData("paypal.com")]
    [InlineData("www.paypal.com")]
    [InlineData("telegra.ph")]
    [InlineData("finance.yahoo.com")]
    [InlineData("boogle.meteor.com")]
    [InlineData("githut.info")]
    [InlineData("münchen.de")]
    [InlineData("сайт.рф")]
    [InlineData("xn--mnchen-3ya.de")]
    [InlineData("discord-js.dev")]
    [InlineData("localhost")]
    [InlineData("")]
    public void Honest_hosts_are_not(string host) => HostLooks.AreFalse(host, []).ShouldBeFalse();

    [Fact]
    public void The_community_s_own_domain_has_look_alikes_too()
    {
        HostLooks.AreFalse("harrowgu1l.org", ["harrowgull.org"]).ShouldBeTrue();
        HostLooks.AreFalse("harrowgull.org", ["harrowgull.org"]).ShouldBeFalse();
        HostLooks.AreFalse("harrowgu1l.org", []).ShouldBeFalse();
    }
}
