namespace Pipeline.Text;

/// <summary>What a UTF-16 unit does in a text.</summary>
internal enum CharClass : byte
{
    /// <summary>Punctuation and signs.</summary>
    Mark,
    Space,
    Letter,
    Digit,

    /// <summary>Stands for a word of its own: Han, Kana.</summary>
    Ideograph,

    /// <summary>Emoji, arrows, pictures and their like.</summary>
    Symbol,

    /// <summary>Not seen: zero width, direction, variation selectors, and accents that are written apart from their letter.</summary>
    Invisible,
    Surrogate,
}
