using System.Globalization;

namespace Pipeline.Local.Simulation.Texts;

/// <summary>Reads one alternative of a grammar.</summary>
internal ref struct LineParser(ReadOnlySpan<char> line, Func<string, int> symbolOf)
{
    private readonly ReadOnlySpan<char> _line = line;
    private int _at;

    public Part Parse()
    {
        var whole = Sequence(inBraces: false);
        return _at == _line.Length ? whole : throw new InvalidDataException("a brace is closed that was not opened");
    }

    private Part Sequence(bool inBraces)
    {
        var parts = new List<Part>();
        while (_at < _line.Length && _line[_at] != '}' && !(inBraces && _line[_at] == '|'))
            parts.Add(_line[_at] == '{' ? Braces() : Literal(inBraces));
        return parts.Count == 1 ? parts[0] : new Part.Sequence([.. parts]);
    }

    private Part Braces()
    {
        var start = ++_at;
        var alternatives = new List<Part> { Sequence(inBraces: true) };
        while (_at < _line.Length && _line[_at] == '|')
        {
            _at++;
            alternatives.Add(Sequence(inBraces: true));
        }

        if (_at == _line.Length)
            throw new InvalidDataException("a brace is opened and not closed");

        var inside = _line[start.._at++];
        return alternatives.Count > 1 ? new Part.Choice([.. alternatives]) : Named(inside);
    }

    private readonly Part Named(ReadOnlySpan<char> inside)
    {
        if (inside.IsEmpty || inside.ContainsAny('{', ' '))
            throw new InvalidDataException("braces hold one name, a range, or alternatives");
        if (char.IsAsciiDigit(inside[0]))
            return Range(inside);
        if (inside[0] == '@')
            return new Part.Given(inside[1..].ToString());

        var capital = inside[0] == '^';
        return new Part.Symbol(symbolOf(inside[(capital ? 1 : 0)..].ToString()), capital);
    }

    private static Part.Number Range(ReadOnlySpan<char> inside)
    {
        var (dash, slash) = (inside.IndexOf('-'), inside.IndexOf('/'));
        var end = slash < 0 ? inside.Length : slash;
        if (dash < 0
            || !int.TryParse(inside[..dash], CultureInfo.InvariantCulture, out var from)
            || !int.TryParse(inside[(dash + 1)..end], CultureInfo.InvariantCulture, out var to)
            || to < from)
        {
            throw new InvalidDataException("a range is {from-to} or {from-to/step}");
        }

        var step = 1;
        return slash < 0 || (int.TryParse(inside[(slash + 1)..], CultureInfo.InvariantCulture, out step) && step > 0)
            ? new(from, to, step)
            : throw new InvalidDataException("a range's step is a number from 1 on");
    }

    private Part.Literal Literal(bool inBraces)
    {
        var rest = _line[_at..];
        var length = inBraces ? rest.IndexOfAny('{', '}', '|') : rest.IndexOfAny('{', '}');
        length = length < 0 ? rest.Length : length;
        _at += length;
        return new(rest[..length].ToString().Replace("\\n", "\n", StringComparison.Ordinal));
    }
}
