namespace Pipeline.Text;

/// <summary>How a word was written, where that is not plain.</summary>
[Flags]
internal enum TokenFlags : byte
{
    None = 0,

    /// <summary>Two letters or more, all capitals.</summary>
    Capitals = 1,

    /// <summary>Letters of two alphabets, or all of one that looks like the other.</summary>
    MixedScript = 2,

    /// <summary>Digits and signs in the place of letters.</summary>
    Leet = 4,

    /// <summary>Its letters or parts stood apart: spaced, dotted, with emoji between.</summary>
    Split = 8,

    /// <summary>A letter three times or more.</summary>
    Stretched = 16,

    /// <summary>Asterisks in the place of letters.</summary>
    Masked = 32,

    /// <summary>White space stood before it.</summary>
    AfterSpace = 64,
}
