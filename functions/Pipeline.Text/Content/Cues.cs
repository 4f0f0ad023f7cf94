using System.Buffers;
using System.Text;

namespace Pipeline.Text;

/// <summary>A set of phrases. Those in ASCII are looked for at once; the others only in texts that are not ASCII, where the search is slow.</summary>
internal sealed class Cues(params string[] phrases)
{
    private readonly SearchValues<string> _ascii = Of(phrases.Where(phrase => Ascii.IsValid(phrase)));
    private readonly SearchValues<string> _others = Of(phrases.Where(phrase => !Ascii.IsValid(phrase)));

    public bool IsIn(ReadOnlySpan<char> text) => IndexIn(text) >= 0;

    /// <summary>Whether the text begins with one of the phrases.</summary>
    public bool IsStartOf(ReadOnlySpan<char> text) => text.IndexOfAny(_ascii) == 0 || (!Ascii.IsValid(text) && text.IndexOfAny(_others) == 0);

    private int IndexIn(ReadOnlySpan<char> text)
    {
        var found = text.IndexOfAny(_ascii);
        return found >= 0 || Ascii.IsValid(text) ? found : text.IndexOfAny(_others);
    }

    private static SearchValues<string> Of(IEnumerable<string> phrases) => SearchValues.Create([.. phrases], StringComparison.OrdinalIgnoreCase);
}
