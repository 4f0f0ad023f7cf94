using System.Text;

namespace Pipeline.Local.Simulation.Texts;

/// <summary>How one person types: with or without capitals and full stops, with a smile of their own, and with slips.</summary>
internal readonly struct Handwriting
{
    private static readonly string[] Smiles = ["", "", "", "", " 🙂", " :)", " 😅", " 🙌", " ✌️", ")"];

    private readonly bool _lowerCase;
    private readonly bool _noStop;
    private readonly string _smile;

    /// <param name="person">The same person writes alike in every message.</param>
    public Handwriting(ulong person)
    {
        var dice = new Dice(person);
        _lowerCase = dice.Chance(0.3);
        _noStop = dice.Chance(0.4);
        _smile = Smiles[dice.Below(Smiles.Length)];
    }

    public void Apply(StringBuilder text, Dice dice)
    {
        // "I" stays what it is, and so does an abbreviation.
        if (_lowerCase && text.Length > 1 && char.IsLower(text[1]))
            text[0] = char.ToLowerInvariant(text[0]);
        if (_noStop && text.Length > 0 && text[^1] == '.')
            text.Length--;
        if (_smile.Length > 0 && dice.Chance(0.2))
            text.Append(_smile);
    }

    /// <summary>Two letters of a word change places, as they do when one types fast; never in a handle, a code or an address.</summary>
    public static void Slip(StringBuilder text, Dice dice)
    {
        for (var tries = 0; tries < 20 && text.Length > 8; tries++)
        {
            var at = 1 + dice.Below(text.Length - 3);
            if (!IsInWord(text, at) || text[at] == text[at + 1])
                continue;

            (text[at], text[at + 1]) = (text[at + 1], text[at]);
            return;
        }
    }

    // The first letter stays, and the word is made of small letters alone.
    private static bool IsInWord(StringBuilder text, int at)
    {
        var (start, end) = (at, at);
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
            start--;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        if (at == start || at + 1 >= end)
            return false;

        for (var i = start + 1; i < end; i++)
        {
            if (!char.IsLower(text[i]) && (i < end - 1 || at + 1 >= end - 1))
                return false;
        }

        return char.IsLetter(text[start]);
    }
}
