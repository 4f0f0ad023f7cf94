namespace Pipeline.Local.Simulation.Texts;

/// <summary>
/// Reads grammars. <c>[symbol]</c> or <c>[symbol topic]</c> begins a symbol's alternatives, one a line; <c>#</c> begins a comment line.
/// Inside a line, <c>{symbol}</c> is a symbol and <c>{^symbol}</c> the same with a capital, <c>{one|two|}</c> one of several (or
/// nothing), <c>{3-12}</c> a number, <c>{10-90/5}</c> one of every five, <c>{@name}</c> what the writer gives,
/// <c>\n</c> a new line.
/// </summary>
internal sealed class GrammarReader
{
    private const int NoTopic = -1;

    private readonly Dictionary<string, int> _symbols = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly List<string> _topics = [];
    private readonly Dictionary<(int Symbol, int Topic), List<Part>> _alternatives = [];

    /// <summary>Adds what a text defines to what earlier ones did.</summary>
    /// <exception cref="InvalidDataException">A line cannot be understood; the message says which.</exception>
    public void Add(string name, string text)
    {
        List<Part>? alternatives = null;
        foreach (var (number, raw) in text.Split('\n').Index())
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;

            try
            {
                if (line[0] == '[')
                    alternatives = Begin(line);
                else
                    (alternatives ?? throw new InvalidDataException("there is no [symbol] yet")).Add(new LineParser(line, SymbolOf).Parse());
            }
            catch (InvalidDataException unreadable)
            {
                throw new InvalidDataException($"{name}, line {number + 1}: {unreadable.Message}.", unreadable);
            }
        }
    }

    /// <exception cref="InvalidDataException">A symbol is used that nothing defines.</exception>
    public Grammar ToGrammar()
    {
        var table = new Part[]?[_symbols.Count][];
        for (var symbol = 0; symbol < table.Length; symbol++)
        {
            table[symbol] = new Part[]?[_topics.Count + 1];
            for (var topic = NoTopic; topic < _topics.Count; topic++)
                table[symbol][topic + 1] = _alternatives.GetValueOrDefault((symbol, topic))?.ToArray();
            if (table[symbol].All(alternatives => alternatives is null))
                throw new InvalidDataException($"{{{_names[symbol]}}} is used and nowhere defined.");
        }

        return new(_topics, _symbols, table);
    }

    private List<Part> Begin(string line)
    {
        if (line[^1] != ']' || line[1..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries) is not { Length: 1 or 2 } words)
            throw new InvalidDataException("a heading is [symbol] or [symbol topic]");

        var key = (SymbolOf(words[0]), words.Length == 1 ? NoTopic : TopicOf(words[1]));
        if (!_alternatives.TryGetValue(key, out var alternatives))
            _alternatives[key] = alternatives = [];
        return alternatives;
    }

    private int SymbolOf(string name)
    {
        if (!_symbols.TryGetValue(name, out var index))
        {
            _symbols[name] = index = _symbols.Count;
            _names.Add(name);
        }

        return index;
    }

    private int TopicOf(string name)
    {
        if (!_topics.Contains(name))
            _topics.Add(name);
        return _topics.IndexOf(name);
    }
}
