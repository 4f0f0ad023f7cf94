using Pipeline.Text.Training;

namespace Pipeline.Tests.Text;

public sealed class ExportMarkupTests
{
    [Theory]
    [InlineData("[{'type': 'bold', 'text': 'News'}, ' of the \"day\"\\n', {'type': 'text_link', 'text': 'read', 'href': 'https://example.com'}, '']", "News of the \"day\"\nread")]
    [InlineData("['Call ', {'type': 'mention', 'text': '@anna'}, \" it's open\"]", "Call @anna it's open")]
    public void A_text_in_marked_pieces_is_read_as_its_readers_saw_it(string marked, string read) => ExportMarkup.Remove(marked).ShouldBe(read);

    [Theory]
    [InlineData("[edit] that's it, 'quoted' and all")]
    [InlineData("it's 'type' that matters")]
    public void Another_text_stays_as_it_is(string text) => ExportMarkup.Remove(text).ShouldBe(text);
}
