namespace Pipeline.Text;

/// <summary>One address found in a text: its place in the text, in UTF-16 units, and what the address tells.</summary>
public readonly ref struct TextLink(ReadOnlySpan<char> text, int start, int length, Range host, LinkKinds kinds)
{
    private readonly ReadOnlySpan<char> _text = text;

    public int Start { get; } = start;

    public int Length { get; } = length;

    /// <summary>What is known about the link.</summary>
    public LinkKinds Kinds { get; } = kinds;

    /// <summary>The whole address as it stands in the text.</summary>
    public ReadOnlySpan<char> Url => _text.Slice(Start, Length);

    /// <summary>The host as it stands in the text; compare it without regard to case.</summary>
    public ReadOnlySpan<char> Host => _text[host];

    public bool Is(LinkKinds kind) => (Kinds & kind) != 0;
}
