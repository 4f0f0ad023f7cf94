using Pipeline.Text;
using Pipeline.Text.Training;

namespace Pipeline.Tests.Text;

public sealed class LexiconTests
{
    private static readonly Lexicon Lexicon = new(LexiconCompiler.Compile(
        [new(Cue.Free, "bon*"), new(Cue.Job, "bonus*"), new(Cue.Loan, "bonuses"), new(Cue.Prize, "bonuses today"), new(Cue.Music, "to the day")], []));

    [Theory]
    [InlineData("bonfire", "Free")]
    [InlineData("bonusov", "Free Job")]
    [InlineData("bonus", "Free Job")]
    [InlineData("bonuses", "Free Loan Job")]
    [InlineData("bonusbonusbonusbonusbonusbonusbonus", "Free Job")]
    [InlineData("bo", "")]
    [InlineData("turbon", "")]
    public void A_word_has_its_own_cues_and_those_of_all_it_begins_with(string word, string cues) => CuesOf(word).ShouldBe(cues);

    [Fact]
    public void A_phrase_goes_on_from_its_first_words_and_ends_with_its_last()
    {
        CuesOf("bonuses", "today").ShouldBe("Prize");
        CuesOf("to", "the").ShouldBe("");
        CuesOf("to", "the", "day").ShouldBe("Music");
        PlaceOf("to", "day").ShouldBe(0);
        PlaceOf("bonuses", "today", "today").ShouldBe(0);
    }

    private static string CuesOf(params string[] words) =>
        string.Join(' ', BitConverter.GetBytes(Lexicon.CuesAt(PlaceOf(words))).Select(cue => (Cue)cue).Where(cue => cue != Cue.None));

    private static int PlaceOf(params string[] words)
    {
        var place = 0;
        foreach (var word in words)
        {
            var pattern = Lexicon.Resolve(word, out _);
            place = pattern == 0 ? 0 : Lexicon.Next(place, pattern);
        }

        return place;
    }
}
