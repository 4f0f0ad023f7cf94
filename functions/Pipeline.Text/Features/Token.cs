namespace Pipeline.Text;

/// <summary>One token: where it stands in the clean text, and how it is read.</summary>
internal struct Token
{
    public int Start;
    public int Length;

    /// <summary>Where the normal form of a word or the parts of a mention stand among the forms.</summary>
    public int Form;
    public int FormLength;

    /// <summary>Equal for tokens that read the same; of a link, for those with the same host.</summary>
    public uint Hash;

    /// <summary>The longest pattern of the lexicon that the word is an instance of; 0 for none.</summary>
    public ushort Pattern;
    public TokenKind Kind;
    public TokenFlags Flags;

    /// <summary>For numbers and money, how many digits stand before the decimal sign; for marks, how many there are in a row.</summary>
    public byte Size;

    /// <summary>For links only.</summary>
    public LinkKinds Link;

    public readonly int End => Start + Length;

    /// <summary>It stands in the row of words.</summary>
    public readonly bool InRow => Kind < TokenKind.Emoji;

    public readonly bool Is(TokenFlags flag) => (Flags & flag) != 0;
}
