using Pipeline.Text;

namespace Pipeline.Tests.Text;

/// <summary>Every way of writing past a filter ends in the same words.</summary>
public sealed class EvasionTests
{
    private static readonly Lexicon Lexicon = new(ModelFile.Read(Resource.Bytes(ModelFile.ResourceName)).Lexicon);

    [Theory]
    [InlineData("зaрaбoтoк", "заработок")]
    [InlineData("bоnus", "bonus")]
    [InlineData("b\u200Bo\u200Bn\u200Bu\u200Bs", "bonus")]
    [InlineData("b\u0336o\u0336n\u0336u\u0336s\u0336", "bonus")]
    [InlineData("bönüs", "bonus")]
    [InlineData("b o n u s", "bonus")]
    [InlineData("b.o.n.u.s", "bonus")]
    [InlineData("b•o•n•u•s", "bonus")]
    [InlineData("п и ш и т е", "пишите")]
    [InlineData("b0nu5", "bonus")]
    [InlineData("1d10t", "idiot")]
    [InlineData("bo💰nus", "bonus")]
    [InlineData("bonuuuus", "bonus")]
    [InlineData("𝐛𝐨𝐧𝐮𝐬", "bonus")]
    [InlineData("ｂｏｎｕｓ", "bonus")]
    [InlineData("ⓑⓞⓝⓤⓢ", "bonus")]
    [InlineData("BONUS", "bonus")]
    public void A_word_is_read_whatever_it_was_dressed_in(string written, string read) => WordsOf(written).ShouldBe([read]);

    [Theory]
    [InlineData("20k", "3rd", "mp3")]
    [InlineData("a b c", "i j k", "x y z")]
    [InlineData("c++", "e2e", "s3")]
    public void What_only_looks_dressed_stays_as_it_is(params string[] texts)
    {
        foreach (var text in texts)
            FlagsOf(text).ShouldBe(TokenFlags.None, text);
    }

    [Fact]
    public void What_was_found_stands_at_its_place_in_the_original()
    {
        const string text = "\u200Bhello 𝐛𝐨\u200B𝐧𝐮𝐬 now";
        var scratch = TextScratch.OfThread;
        var reader = FeatureReader.Of(text, scratch, Lexicon);

        var bonus = reader.Tokens[1];

        text[reader.Text.Origin(bonus.Start)..reader.Text.Origin(bonus.End)].TrimEnd().ShouldBe("𝐛𝐨\u200B𝐧𝐮𝐬");
    }

    private static List<string> WordsOf(string text)
    {
        var scratch = TextScratch.OfThread;
        var words = new List<string>();
        foreach (ref readonly var token in FeatureReader.Of(text, scratch, Lexicon).Tokens)
        {
            if (token.Kind == TokenKind.Word)
                words.Add(new(scratch.Forms.AsSpan(token.Form, token.FormLength)));
        }

        return words;
    }

    private static TokenFlags FlagsOf(string text)
    {
        var flags = TokenFlags.None;
        foreach (ref readonly var token in FeatureReader.Of(text, TextScratch.OfThread, Lexicon).Tokens)
            flags |= token.Flags & ~TokenFlags.AfterSpace;

        return flags;
    }
}
