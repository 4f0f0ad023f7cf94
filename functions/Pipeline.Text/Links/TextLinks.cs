using System.Buffers;

namespace Pipeline.Text;

/// <summary>
/// Enumerates the links of a text in their order, with or without a scheme, without allocating:
/// <c>foreach (var link in new TextLinks(text))</c>. Mail addresses and mentions are no links.
/// </summary>
public ref struct TextLinks(ReadOnlySpan<char> text)
{
    private const int LongestHost = 253;
    private static readonly SearchValues<char> UnlikeWords = SearchValues.Create("-0123456789[");
    private readonly ReadOnlySpan<char> _text = text;
    private int _next;

    public TextLink Current { get; private set; }

    public readonly TextLinks GetEnumerator() => this;

    public bool MoveNext()
    {
        // Every link has a dot in its host or the sign pair of a scheme, so nothing else needs a look.
        while (_next < _text.Length)
        {
            var found = _text[_next..].IndexOfAny('.', ':');
            if (found < 0)
                break;

            var at = _next + found;
            var isLink = _text[at] == ':' ? TryScheme(at, out var link) : TryBare(at, out link);
            if (isLink)
            {
                Current = link;
                _next = link.Start + link.Length;
                return true;
            }

            _next = at + 1;
        }

        _next = _text.Length;
        return false;
    }

    private readonly bool TryScheme(int colon, out TextLink link)
    {
        link = default;
        if (!_text[colon..].StartsWith("://", StringComparison.Ordinal))
            return false;

        var start = colon;
        while (start > 0 && char.IsAsciiLetter(_text[start - 1]) && colon - start < 5)
            start--;

        var scheme = _text[start..colon];
        if (scheme.Equals("tg", StringComparison.OrdinalIgnoreCase))
            return Found(start, colon + 3, HostEnd(colon + 3), LinkKinds.Contact, out link);

        var disguised = scheme.Equals("hxxp", StringComparison.OrdinalIgnoreCase)
            || scheme.Equals("hxxps", StringComparison.OrdinalIgnoreCase);
        if (!disguised && !scheme.EndsWith("http", StringComparison.OrdinalIgnoreCase)
            && !scheme.EndsWith("https", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var hostStart = AfterUser(colon + 3);
        var hostEnd = HostEnd(hostStart);

        return hostEnd > hostStart
            && Found(start, hostStart, hostEnd, disguised ? LinkKinds.Disguised : LinkKinds.None, out link);
    }

    private readonly bool TryBare(int dot, out TextLink link)
    {
        link = default;
        var start = dot;
        while (start > _next && IsHostCharacter(_text[start - 1]) && dot - start < LongestHost)
            start--;

        while (start < dot && !char.IsLetterOrDigit(_text[start]))
            start++;

        if (start == dot || (start > 0 && _text[start - 1] is '@' or '/' or '\\' or '_' or '='))
            return false;

        var end = HostEnd(start);
        if (end <= dot + 1 || (end < _text.Length && _text[end] is '@' or '(' or '_'))
            return false;

        var host = _text[start..end];
        var label = TopLevelDomains.LastLabel(host);
        var named = host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || TopLevelDomains.IsCertain(label);
        if (named && TopLevelDomains.IsWord(label) && !(end + 1 < _text.Length && _text[end] == '/'))
            named = host.Count('.') > 1 || host.ContainsAny(UnlikeWords);

        return named && Found(start, start, end, LinkKinds.Bare, out link);
    }

    private readonly bool Found(int start, int hostStart, int hostEnd, LinkKinds known, out TextLink link)
    {
        var end = hostEnd;
        while (end < _text.Length && !IsEnd(_text[end]))
            end++;

        while (end > hostEnd && _text[end - 1] is '.' or ',' or '!' or '?' or ')' or ']' or '\'' or ';' or ':' or '*' or '_' or '~')
            end--;

        var host = _text[hostStart..hostEnd];
        link = new(_text, start, end - start, hostStart..hostEnd, known | LinkFacts.Of(host, _text[hostStart..end]));
        return true;
    }

    private readonly int AfterUser(int from)
    {
        var end = from;
        while (end < _text.Length && _text[end] != '/' && !IsEnd(_text[end]))
            end++;

        return from + _text[from..end].LastIndexOf('@') + 1;
    }

    private readonly int HostEnd(int from)
    {
        var end = from;
        while (end < _text.Length && end - from < LongestHost && IsHostCharacter(_text[end]))
            end++;

        // A sentence's own full stop, dash or bracket is not part of the host.
        while (end > from && !char.IsLetterOrDigit(_text[end - 1]))
            end--;

        return end;
    }

    private static bool IsHostCharacter(char c) => char.IsLetterOrDigit(c) || c is '.' or '-' or '[' or ']';

    private static bool IsEnd(char c) => char.IsWhiteSpace(c) || c is '"' or '<' or '>' or '`' or '|' or '»' or '”' or '“';
}
