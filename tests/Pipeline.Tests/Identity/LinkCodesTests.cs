using Pipeline.Identity;
using Pipeline.Model;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Identity;

public sealed class LinkCodesTests
{
    private readonly LinkCodes _codes = new(An.Key);

    [Theory]
    [InlineData("/link {0}")]
    [InlineData("  /LINK   {0} ")]
    [InlineData("/link@club_bot {0}")]
    public void A_code_that_is_sent_back_names_the_account_it_was_made_for(string text)
    {
        var code = _codes.Make(An.Club, An.Id("ann"), An.At(0));

        var redeemed = _codes.Sent(An.Message("1", "bob", 5, string.Format(null, text, code.Text)));

        redeemed.ShouldNotBeNull();
        (redeemed.Account, redeemed.Sender, redeemed.At).ShouldBe((An.Id("ann"), An.Id("bob"), An.At(5)));
        code.Text.ShouldNotContain(redeemed.Code == code.Text ? code.Text : "\n");
    }

    [Fact]
    public void It_can_be_sent_until_it_is_over()
    {
        var code = _codes.Make(An.Club, An.Id("ann"), An.At(0));

        code.ExpiresAt.ShouldBe(An.At(30));
        _codes.Read(An.Club, code.Text, An.Id("bob"), An.At(30)).ShouldNotBeNull();
        _codes.Read(An.Club, code.Text, An.Id("bob"), An.At(30.1)).ShouldBeNull();
    }

    [Fact]
    public void Nobody_else_can_make_one_and_none_is_good_elsewhere_or_for_its_own_account()
    {
        var code = _codes.Make(An.Club, An.Id("ann"), An.At(0)).Text;
        var parts = code.Split('.');

        _codes.Read(new("other"), code, An.Id("bob"), An.At(1)).ShouldBeNull();
        _codes.Read(An.Club, code, An.Id("ann"), An.At(1)).ShouldBeNull();
        _codes.Read(An.Club, $"{An.Id("eve")}.{parts[1]}.{parts[2]}", An.Id("bob"), An.At(1)).ShouldBeNull();
        _codes.Read(An.Club, $"{parts[0]}.{long.Parse(parts[1]) + 1}.{parts[2]}", An.Id("bob"), An.At(1)).ShouldBeNull();
        new LinkCodes(new("quite another key"u8)).Read(An.Club, code, An.Id("bob"), An.At(1)).ShouldBeNull();
    }

    [Theory]
    [InlineData("/link")]
    [InlineData("/link nothing")]
    [InlineData("/link a.b.c")]
    [InlineData("/link a.-1.c")]
    [InlineData("/link ...")]
    [InlineData("have you seen the /link command?")]
    public void Other_messages_bring_no_code(string text) => _codes.Sent(An.Message("1", "bob", 5, text)).ShouldBeNull();
}
