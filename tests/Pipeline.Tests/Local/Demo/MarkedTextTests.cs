using Pipeline.Local.Demo;

namespace Pipeline.Tests.Local.Demo;

public sealed class MarkedTextTests
{
    [Fact]
    public void A_link_behind_words_leaves_the_words_and_is_marked_where_they_stand()
    {
        var text = MarkedText.Of("🙂 See [the list](https://hidden.example/a) and [more](https://hidden.example/b).");

        text.Text.ShouldBe("🙂 See the list and more.");
        text.HiddenLinks.ShouldBe(["https://hidden.example/a", "https://hidden.example/b"]);
        text.Marks.Select(mark => text.Text.Substring(mark.Start, mark.Length)).ShouldBe(["the list", "more"]);
    }

    [Theory]
    [InlineData("thanks @ann_lee!", "@ann_lee")]
    [InlineData("@ann_lee see https://example.org/@other", "@ann_lee")]
    [InlineData("write to kettle@harrowgull.example", null)]
    [InlineData("a @b c", null)]
    public void People_are_mentioned_and_mail_addresses_are_not(string written, string? mentioned)
    {
        var text = MarkedText.Of(written);

        var mention = text.Marks.Where(mark => mark.Type == "mention").Select(mark => text.Text.Substring(mark.Start, mark.Length)).SingleOrDefault();
        mention.ShouldBe(mentioned);
        text.Mentions.ShouldBe(mentioned is null ? 0 : 1);
    }
}
