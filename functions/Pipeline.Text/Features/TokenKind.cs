namespace Pipeline.Text;

/// <summary>What a token is. All up to <see cref="Emoji"/> stand in the row of words; the rest are between them.</summary>
internal enum TokenKind : byte
{
    Word,
    Number,
    Money,
    Percent,
    Phone,
    Wallet,
    Link,
    Mail,
    Mention,
    Emoji,
    Mark,
    Break,
}
