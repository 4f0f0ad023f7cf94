using System.Runtime.CompilerServices;

namespace Pipeline.Text;

/// <summary>All that reading asks of a UTF-16 unit, in one byte, so that it is asked once.</summary>
internal readonly record struct CharTraits(byte Bits)
{
    private const byte ClassBits = 7;
    private const byte UpperBit = 8;
    private const byte LatinBit = 16;
    private const byte OtherBit = 32;
    private const byte DigitBit = 64;

    public CharClass Class => (CharClass)(Bits & ClassBits);

    public bool IsUpper => (Bits & UpperBit) != 0;

    /// <summary>It reads as a Latin letter.</summary>
    public bool IsLatin => (Bits & LatinBit) != 0;

    /// <summary>It reads as a letter of an alphabet with look-alikes of Latin ones: Cyrillic or Greek.</summary>
    public bool IsOther => (Bits & OtherBit) != 0;

    public bool IsDigit => (Bits & DigitBit) != 0;

    /// <summary>What several have between them; their class then says nothing.</summary>
    public static CharTraits operator |(CharTraits first, CharTraits second) => new((byte)(first.Bits | second.Bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharTraits Of(char c, CharClass kind, char folded) => new((byte)(
        (byte)kind
        | (char.IsUpper(c) ? UpperBit : 0)
        | (CharTable.IsLatin(folded) ? LatinBit : 0)
        | (CharTable.IsCyrillic(folded) || CharTable.IsGreek(folded) ? OtherBit : 0)
        | (kind == CharClass.Digit ? DigitBit : 0)));
}
