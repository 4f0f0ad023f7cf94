using System.Collections.Frozen;

namespace Pipeline.Text;

/// <summary>Words in names that claim an office.</summary>
internal static class Offices
{
    private static readonly FrozenDictionary<char, string[]> Words = Read(
        "administration administrator admins admin adm moderators moderator moderation modteam supports support official officially staff helpdesk helpcenter " +
        "customercare customerservice customersupport servicedesk soporte suporte supporto kundendienst kundenservice assistenza " +
        "админ админка админы администратор администрация модератор модераторы модерация поддержка саппорт техподдержка техподдержки оператор официальный официальная " +
        "официально служба підтримка адмін mod sysadmin");

    // They claim nothing alone, and are no part of anybody's name beside a claim.
    private static readonly FrozenDictionary<char, string[]> Fillers = Read("team desk help center centre service live online real chief head main the bot account команда служба центр");

    /// <summary>Whether a part of a name, as <see cref="NameShape"/> reads it, is made of such words alone.</summary>
    public static bool IsOne(ReadOnlySpan<char> part)
    {
        var claims = false;
        while (part.Length > 0)
        {
            if (Longest(part, Words) is > 0 and var office)
            {
                claims = true;
                part = part[office..];
            }
            else if (Longest(part, Fillers) is > 0 and var filler)
            {
                part = part[filler..];
            }
            else
            {
                return false;
            }
        }

        return claims;
    }

    public static bool IsFiller(ReadOnlySpan<char> part) => Longest(part, Fillers) == part.Length;

    private static int Longest(ReadOnlySpan<char> part, FrozenDictionary<char, string[]> words)
    {
        var longest = 0;
        foreach (var word in part.IsEmpty ? [] : words.GetValueOrDefault(part[0]) ?? [])
        {
            if (word.Length > longest && part.StartsWith(word, StringComparison.Ordinal))
                longest = word.Length;
        }

        return longest;
    }

    // As names are read: by what letters look like.
    private static FrozenDictionary<char, string[]> Read(string words) => words.Split(' ')
        .Select(word => string.Concat(word.Select(c => Looks.Of(c) is not 'i' and var looks ? looks : 'l')))
        .GroupBy(word => word[0]).ToFrozenDictionary(same => same.Key, same => same.ToArray());
}
