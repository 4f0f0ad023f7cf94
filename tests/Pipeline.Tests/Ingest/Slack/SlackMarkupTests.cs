using System.Text.Json;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Slack;

public sealed class SlackMarkupTests
{
    [Theory]
    [InlineData("plain *as it is* :wave:", "'plain *as it is* :wave:'")]
    [InlineData("a &amp; b &lt;c&gt; &amp;lt; &copy; &", "'a & b <c> &lt; &copy; &'")]
    [InlineData("<@U1> and <@U2|bo>", "'@U1 and @bo' +2 mentions")]
    [InlineData("<!here> <!channel|channel> <!everyone> <!subteam^S1|@team> <!subteam^S2>", "'@here @channel @everyone @team @S2' +5 mentions")]
    [InlineData("<#C1|general> <#C2> <#C3|>", "'#general #C2 #C3'")]
    [InlineData("<!date^1392734382^{date_num}|18 February> <!unknown>", "'18 February unknown'")]
    [InlineData("see <https://example.org/a|this link>", "'see this link' ->https://example.org/a")]
    [InlineData("<https://example.org/?a=1&amp;b=2>", "'https://example.org/?a=1&b=2'")]
    [InlineData("<https://example.org/?a=1&amp;b=2|R&amp;D>", "'R&D' ->https://example.org/?a=1&b=2")]
    [InlineData("<http://example.org|example.org> <http://Example.org/|example.org>", "'http://example.org http://Example.org/'")]
    [InlineData("<https://evil.example|https://good.example>", "'https://good.example' ->https://evil.example")]
    [InlineData("<mailto:a@b.example|a@b.example> <tel:+1|call> <mailto:a@b.example>", "'a@b.example call mailto:a@b.example'")]
    [InlineData("no <end", "'no <end'")]
    [InlineData("<> <a> 1<2 > 3", "'<> <a> 1<2 > 3'")]
    [InlineData("```if (a &lt; b) <https://x.example>```", "'```if (a < b) https://x.example```'")]
    public async Task Text_is_what_people_see_with_links_behind_words_and_mentions_beside_it(string markup, string told) =>
        (await Sl.ToldAsync(Sl.Message($",\"text\":{JsonSerializer.Serialize(markup)}"))).ShouldBe($"U7 posted C1/1785000000.000200 {told}");
}
