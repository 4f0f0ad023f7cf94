namespace Pipeline.Text;

/// <summary>What a character looks like, whatever alphabet it is of.</summary>
internal static class Looks
{
    /// <summary>Says of a character that nobody sees it.</summary>
    public const char Unseen = '\uFFFF';

    /// <summary>A small letter, Latin where it looks like one, or 0 for any digit; <see cref="Unseen"/>; 0 for what parts words.</summary>
    public static char Of(char c)
    {
        switch (CharTable.ClassOf(c))
        {
            case CharClass.Digit:
                return '0';
            case CharClass.Letter or CharClass.Ideograph:
                var folded = CharTable.Fold(c);
                return LookAlikes.InLatin(folded) is not '\0' and var latin ? latin : folded;
            case CharClass.Invisible:
                return Unseen;
            default:
                return '\0';
        }
    }
}
