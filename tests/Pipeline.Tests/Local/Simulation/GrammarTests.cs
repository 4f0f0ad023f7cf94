using System.Text;
using Pipeline.Local.Simulation;
using Pipeline.Local.Simulation.Texts;

namespace Pipeline.Tests.Local.Simulation;

public sealed class GrammarTests
{
    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("{thing} and {^thing}", "a bag and A bag")]
    [InlineData("{one|one}{|}", "one")]
    [InlineData("{7-7} of {20-20/5}", "7 of 20")]
    [InlineData("{{thing}|{thing}}!", "a bag!")]
    [InlineData("hi {@who}", "hi @ann")]
    [InlineData("one\\ntwo", "one\ntwo")]
    public void A_line_says_what_its_parts_say(string line, string text) => Written($"[start]\n{line}\n[thing]\na bag").ShouldBe(text);

    [Fact]
    public void A_topic_prefers_its_own_sentences()
    {
        var grammar = Read("[start]\n{thing}\n[thing]\na thing\n[thing rain]\na coat\n[other zip]\nnothing");

        Write(grammar, topic: 0).ShouldBe("a coat");
        Write(grammar, topic: 1).ShouldBe("a thing");
    }

    [Fact]
    public void A_range_with_a_step_gives_every_step_and_both_ends()
    {
        var grammar = Read("[start]\n{10-30/10}");

        Enumerable.Range(0, 200).Select(seed => Write(grammar, seed: (ulong)seed)).Distinct().Order().ShouldBe(["10", "20", "30"]);
    }

    [Theory]
    [InlineData("[start]\nan {open brace", "line 2: a brace is opened and not closed")]
    [InlineData("[start]\na closed} brace", "line 2: a brace is closed that was not opened")]
    [InlineData("[start]\n{two words}", "line 2: braces hold one name, a range, or alternatives")]
    [InlineData("[start]\n\n{9-3}", "line 3: a range is {from-to} or {from-to/step}")]
    [InlineData("no heading", "line 1: there is no [symbol] yet")]
    [InlineData("[a b c]", "line 1: a heading is [symbol] or [symbol topic]")]
    [InlineData("[start]\n{nothing}", "{nothing} is used and nowhere defined")]
    public void What_cannot_be_understood_is_named_with_its_line(string text, string fault) =>
        Should.Throw<InvalidDataException>(() => Read(text)).Message.ShouldContain(fault);

    [Fact]
    public void Parts_that_are_made_of_themselves_are_found_out() =>
        Should.Throw<InvalidDataException>(() => Written("[start]\n{start}"));

    public static TheoryData<string, string> Languages() =>
        new(from theme in Themes.All from language in Enum.GetValues<Language>() select (theme, language.Code()));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_theme_can_say_everything_in_every_language_on_every_topic(string theme, string code)
    {
        LanguageCodes.TryParse(code, out var language).ShouldBeTrue();
        var grammar = Themes.Grammar(theme, language);

        foreach (var genre in Enum.GetValues<Genre>())
        {
            for (var topic = 0; topic < grammar.Topics.Count; topic++)
            {
                for (var seed = 0UL; seed < 60; seed++)
                {
                    var text = Write(grammar, genre.Symbol(), topic, seed);
                    text.ShouldNotBeNullOrWhiteSpace();
                    text.ShouldNotContain("  ");
                    text.IndexOfAny(['{', '}', '|', '[', ']']).ShouldBe(-1, text);
                }
            }
        }
    }

    private static string Written(string text) => Write(Read(text));

    private static Grammar Read(string text)
    {
        var reader = new GrammarReader();
        reader.Add("a grammar", text);
        return reader.ToGrammar();
    }

    private static string Write(Grammar grammar, string symbol = "start", int topic = -1, ulong seed = 1)
    {
        var text = new StringBuilder();
        grammar.Write(text, symbol, topic, new Dice(seed), given => given == "who" ? "@ann" : "CODE10");
        return text.ToString();
    }
}
