using Pipeline.Text;

namespace Pipeline.Tests.Text;

public sealed class PhraseSetTests
{
    private static readonly PhraseSet Blocked = PhraseSet.Of(["magic pill", "чудо пилюля", "zorblax"]);

    [Theory]
    [InlineData("buy the magic pill")]
    [InlineData("buy the MAGIC   PiLL!!")]
    [InlineData("buy the mаgic рill")]
    [InlineData("купи: чудо-пилюля")]
    [InlineData("zorblax")]
    [InlineData("z\u200Borblax")]
    public void A_phrase_is_seen_through_its_disguise(string text) => Blocked.CountIn(text).ShouldBe(1);

    [Theory]
    [InlineData("a pill is no magic")]
    [InlineData("magical pills")]
    [InlineData("")]
    public void Other_words_are_not_taken_for_it(string text) => Blocked.CountIn(text).ShouldBe(0);

    [Theory]
    [InlineData("inbox me if interested", true)]
    [InlineData("подробности в личке", true)]
    [InlineData("escríbeme por privado", true)]
    [InlineData("schreib mir privat", true)]
    [InlineData("the direct message feature is broken again", false)]
    [InlineData("в личку мы не пишем", false)]
    public void Asking_to_go_on_in_private_is_a_sign_in_several_languages(string text, bool solicits) =>
        TextScorer.Default.Score(text).Signs.HasFlag(TextSigns.Solicits).ShouldBe(solicits);
}
