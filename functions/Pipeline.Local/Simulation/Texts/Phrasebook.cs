using System.Text;

namespace Pipeline.Local.Simulation.Texts;

/// <summary>Makes the text of a message when somebody asks for it. The same act always gives the same text.</summary>
internal sealed class Phrasebook
{
    private readonly CommunityProfile _profile;
    private readonly ulong _seed;
    private readonly Grammar[] _grammars;

    // By language, then by the profile's topic.
    private readonly int[][] _topics;
    private readonly StringBuilder _text = new();

    public Phrasebook(CommunityProfile profile, ulong seed)
    {
        (_profile, _seed) = (profile, seed);
        People = new(profile, seed);
        _grammars = [.. Enum.GetValues<Language>().Select(language => Themes.Grammar(profile.Theme, language))];
        _topics = [.. _grammars.Select(grammar => TopicsIn(grammar, profile.Topics))];
    }

    public People People { get; }

    /// <summary>Not for several threads at once.</summary>
    public string Compose(in Act act)
    {
        if (act.Scripted > 0 && _profile.Script[act.Scripted - 1].Text is { } scripted)
            return scripted;

        var words = act.Words;
        var dice = new Dice(words.Seed);
        var (member, other) = (act.Member, act.Other);
        var (grammar, topic) = (_grammars[(int)words.Language], _topics[(int)words.Language][words.Topic]);
        _text.Clear();
        grammar.Write(_text, words.Genre.Symbol(), topic, dice, given => given switch
        {
            "who" => "@" + People.NameOf(Math.Max(other, 0)).Handle,
            "code" => CodeOf(member),
            _ => throw new InvalidDataException($"Nobody gives {{@{given}}}."),
        });
        new Handwriting(Dice.Seed(_seed + 2, (ulong)member)).Apply(_text, dice);
        if (words.Writing == Writing.Slipped)
            Handwriting.Slip(_text, dice);
        if (words.Writing == Writing.Extended)
            grammar.Write(_text, "afterthought", topic, dice, _ => "");
        return _text.ToString();
    }

    /// <summary>A member's promo code and the end of their links.</summary>
    private string CodeOf(int member) => $"{People.NameOf(member).Handle.Split('_')[0].ToUpperInvariant()}{10 + (member % 80)}";

    // Where a language has nothing to say on a topic, it says something on another, always the same.
    private static int[] TopicsIn(Grammar grammar, IReadOnlyList<string> names)
    {
        List<string> known = [.. grammar.Topics];
        return [.. names.Select((name, position) => known.IndexOf(name) is >= 0 and var index ? index : position % known.Count)];
    }
}

/// <summary>Grammars by theme and language. What every theme says alike is in the common one, which a theme adds to.</summary>
internal static class Themes
{
    public static IReadOnlyList<string> All { get; } = ["brand", "affiliate"];

    public static Grammar Grammar(string theme, Language language)
    {
        var reader = new GrammarReader();
        foreach (var name in (string[])[$"common.{language.Code()}.txt", $"{theme}.{language.Code()}.txt"])
            reader.Add(name, Resource.Read(name));
        return reader.ToGrammar();
    }
}
