using System.Text;

namespace Pipeline.Local.Simulation.Texts;

/// <summary>
/// Sentences as they are made from parts. A symbol has alternatives, and may have others for a topic, which are preferred where the
/// talk is about it. See <see cref="GrammarReader"/> for how one is written down.
/// </summary>
internal sealed class Grammar
{
    private const int DeepestPart = 24;

    // By symbol, then by topic + 1; at 0 what holds for every topic.
    private readonly Part[]?[][] _alternatives;
    private readonly Dictionary<string, int> _symbols;

    public Grammar(IReadOnlyList<string> topics, Dictionary<string, int> symbols, Part[]?[][] alternatives)
    {
        (Topics, _symbols, _alternatives) = (topics, symbols, alternatives);
    }

    /// <summary>The topics that have sentences of their own, in the order in which they are written down.</summary>
    public IReadOnlyList<string> Topics { get; }

    /// <param name="symbol">One that is known.</param>
    /// <param name="topic">A position in <see cref="Topics"/>.</param>
    /// <param name="given">What stands for the parts that the writer gives: <c>{@who}</c>, <c>{@code}</c>.</param>
    public void Write(StringBuilder text, string symbol, int topic, Dice dice, Func<string, string> given) =>
        new Writer(this, text, topic, dice, given).Symbol(_symbols[symbol], 0);

    private readonly record struct Writer(Grammar Grammar, StringBuilder Text, int Topic, Dice Dice, Func<string, string> Given)
    {
        public void Symbol(int symbol, int depth)
        {
            if (depth == DeepestPart)
                throw new InvalidDataException("A part of the grammar is made of itself.");

            var byTopic = Grammar._alternatives[symbol];
            var alternatives = byTopic[Topic + 1] ?? byTopic[0]
                ?? throw new InvalidDataException($"The grammar has a part for some topics only, and none for {Grammar.Topics[Topic]}.");
            Part(alternatives[Dice.Below(alternatives.Length)], depth);
        }

        private void Part(Part part, int depth)
        {
            switch (part)
            {
                case Part.Literal literal:
                    Text.Append(literal.Text);
                    break;
                case Part.Number number:
                    Text.Append(number.From + (number.Step * Dice.Below(((number.To - number.From) / number.Step) + 1)));
                    break;
                case Part.Given given:
                    Text.Append(Given(given.Name));
                    break;
                case Part.Choice choice:
                    Part(choice.Parts[Dice.Below(choice.Parts.Length)], depth);
                    break;
                case Part.Sequence sequence:
                    foreach (var one in sequence.Parts)
                        Part(one, depth);
                    break;
                case Part.Symbol symbol:
                    var start = Text.Length;
                    Symbol(symbol.Index, depth + 1);
                    if (symbol.Capital && start < Text.Length)
                        Text[start] = char.ToUpperInvariant(Text[start]);
                    break;
            }
        }
    }
}

/// <summary>A part of a sentence.</summary>
internal abstract record Part
{
    internal sealed record Literal(string Text) : Part;

    internal sealed record Number(int From, int To, int Step) : Part;

    internal sealed record Given(string Name) : Part;

    internal sealed record Choice(Part[] Parts) : Part;

    internal sealed record Sequence(Part[] Parts) : Part;

    internal sealed record Symbol(int Index, bool Capital) : Part;
}
