using System.Text.RegularExpressions;
using Pipeline.Model;

namespace Pipeline.Clicks;

/// <summary>A link with at least one macro for the click id, as networks' own link builders write it.</summary>
internal sealed partial class ClickTarget
{
    private const int MaxLength = 2048;

    private readonly string _text;

    private ClickTarget(string text) => _text = text;

    /// <summary>Null for what is no address of the web, or holds no macro.</summary>
    public static ClickTarget? Parse(string? text)
    {
        if (text is not { Length: <= MaxLength } || !Macro().IsMatch(text))
            return null;

        var target = new ClickTarget(text);
        return Uri.TryCreate(target.With(new("0")), UriKind.Absolute, out var link) && link.Scheme is "https" or "http" && link.UserInfo.Length == 0
            ? target
            : null;
    }

    public string With(ClickId id) => Macro().Replace(_text, id.Value);

    // {click_id}, {{clickid}}, [CLICK-ID], and the same with encoded brackets.
    [GeneratedRegex(@"(?:\{{1,2}|\[|%7b|%5b)(?:aff_)?click(?:[_-]?id)?(?:\}{1,2}|\]|%7d|%5d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Macro();
}
