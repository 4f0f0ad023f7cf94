namespace Pipeline.Text;

/// <summary>Letters of one alphabet that are drawn like letters of another, as they are folded.</summary>
internal static class LookAlikes
{
    private const string FromCyrillic = "аaвbсcеeнhкkмmоoрpтtуyхxіiѕsјjгrпnьbиu";
    private const string FromLatin = "aаbвcсeеhнkкmмoоpрtтyуxхiіuиrгnп";
    private const string FromGreek = "αaοoνvρpτtυuιiκkεeηnχxβbγyωwσoμuζz";

    private static readonly char[] Latin = new char[0x530];
    private static readonly char[] Cyrillic = new char['z' + 1];

    static LookAlikes()
    {
        Fill(Latin, FromCyrillic);
        Fill(Latin, FromGreek);
        Fill(Cyrillic, FromLatin);
    }

    /// <summary>The Latin letter that a folded Cyrillic or Greek one looks like, or 0.</summary>
    public static char InLatin(char folded) => folded < Latin.Length ? Latin[folded] : '\0';

    /// <summary>The Cyrillic letter that a folded Latin one looks like, or 0.</summary>
    public static char InCyrillic(char folded) => folded < Cyrillic.Length ? Cyrillic[folded] : '\0';

    private static void Fill(char[] table, string pairs)
    {
        for (var i = 0; i < pairs.Length; i += 2)
            table[pairs[i]] = pairs[i + 1];
    }
}
