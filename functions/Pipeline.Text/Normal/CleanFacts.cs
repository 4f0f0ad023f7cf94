namespace Pipeline.Text;

/// <summary>What cleaning a text found.</summary>
internal struct CleanFacts
{
    /// <summary>Signs without width between two letters.</summary>
    public int HiddenBreaks;

    /// <summary>Accents written apart from their letter. One in a word is a way to encode it; many hide it.</summary>
    public int Accents;

    /// <summary>Letters from the mathematical and the enclosed alphabets.</summary>
    public int DressedLetters;
}
