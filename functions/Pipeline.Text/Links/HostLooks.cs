using System.Globalization;

namespace Pipeline.Text;

/// <summary>Tells hosts that are made to be taken for others: letters of other alphabets, one letter off, or a known name beside a bait.</summary>
public static class HostLooks
{
    private const int ShortestOneOff = 6;
    private const int LongestLabel = 63;

    private static readonly string[] WellKnown = (
        "google youtube facebook instagram whatsapp telegram discord twitter paypal amazon microsoft netflix binance coinbase metamask steamcommunity " +
        "steampowered github gitlab linkedin tiktok spotify patreon roblox opensea uniswap blockchain kraken trustwallet sberbank tinkoff vkontakte " +
        "gosuslugi yandex wildberries dropbox shopify wikipedia icloud outlook apple steam bybit whop stripe avito").Split(' ');

    private static readonly string[] Baits = (
        "login signin verify verification secure security support gift gifts nitro free bonus claim airdrop giveaway premium wallet account unlock recovery " +
        "promo reward rewards help").Split(' ');

    // One letter off a known name, and known themselves.
    private static readonly string[] Innocent = ["telegra", "gitlabs", "finance", "netflex", "steamed", "amazons"];

    private static readonly IdnMapping Idn = new();

    /// <summary>Whether the host is a look-alike of a well-known one, or of one of <paramref name="own"/> domains; it may be these themselves.</summary>
    public static bool AreFalse(ReadOnlySpan<char> host, IReadOnlyList<string> own)
    {
        var last = host.LastIndexOf('.');
        if (last <= 0)
            return false;

        // The label that was registered; below it everybody may call anything what they like.
        var registered = host[..last];
        return IsFalse(registered[(registered.LastIndexOf('.') + 1)..], own);
    }

    private static bool IsFalse(ReadOnlySpan<char> label, IReadOnlyList<string> own)
    {
        if (label.Length is < 4 or > LongestLabel)
            return false;

        var encoded = label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase) ? Decoded(label) : label;
        Span<char> looks = stackalloc char[LongestLabel];
        var (length, isMixed) = Read(encoded, looks);
        var plain = looks[..length];
        foreach (var known in WellKnown)
        {
            if (IsFalse(plain, isMixed || length != label.Length, known))
                return true;
        }

        foreach (var domain in own)
        {
            if (domain.AsSpan(0, Math.Max(0, domain.IndexOf('.'))) is { Length: >= 4 } known && IsFalse(plain, isMixed || length != label.Length, known))
                return true;
        }

        return false;
    }

    private static bool IsFalse(ReadOnlySpan<char> looks, bool isDressed, ReadOnlySpan<char> known)
    {
        if (looks.SequenceEqual(known))
            return isDressed;
        if (looks.Contains('-'))
            return IsBaited(looks, known);

        return looks.Length >= ShortestOneOff && known.Length >= ShortestOneOff && IsOneOff(looks, known) && !Innocent.Contains(looks.ToString());
    }

    // The known name and a bait, apart: steamcommunity-gift, login-paypal.
    private static bool IsBaited(ReadOnlySpan<char> looks, ReadOnlySpan<char> known)
    {
        var (isNamed, isBait) = (false, false);
        foreach (var range in looks.Split('-'))
        {
            var part = looks[range];
            isNamed |= part.SequenceEqual(known);
            foreach (var bait in Baits)
                isBait |= part.SequenceEqual(bait);
        }

        return isNamed && isBait;
    }

    // One letter put in, left out or another, or two neighbours changed.
    private static bool IsOneOff(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (Math.Abs(one.Length - other.Length) > 1)
            return false;

        var same = one.CommonPrefixLength(other);
        var left = one[same..];
        var right = other[same..];
        if (one.Length == other.Length)
        {
            if (one.Length == ShortestOneOff)
                return left.Length > 0 && left[1..].SequenceEqual(right[1..]) && AreAlike(left[0], right[0]);
            return left.Length > 0 && (left[1..].SequenceEqual(right[1..])
                || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..])));
        }

        return one.Length > other.Length ? left[1..].SequenceEqual(right) : left.SequenceEqual(right[1..]);
    }

    private static bool AreAlike(char one, char other) => Group(one) is not '\0' and var group && group == Group(other);

    private static char Group(char c) => c switch
    {
        '1' or 'l' or 'i' or 'j' => 'l',
        '0' or 'o' or 'q' => 'o',
        'u' or 'v' => 'v',
        '5' or 's' => 's',
        'c' or 'e' => 'c',
        _ => '\0',
    };

    private static (int Length, bool IsMixed) Read(ReadOnlySpan<char> label, Span<char> looks)
    {
        var (length, isMixed) = (0, false);
        foreach (var c in label)
        {
            if (length == looks.Length)
                break;

            var like = c is '-' or (>= '0' and <= '9') ? c : Looks.Of(c);
            if (like is '\0' or Looks.Unseen)
                continue;

            isMixed |= !char.IsAscii(c) && char.IsAsciiLetter(like);
            looks[length++] = like;
        }

        return (length, isMixed);
    }

    private static ReadOnlySpan<char> Decoded(ReadOnlySpan<char> label)
    {
        try
        {
            return Idn.GetUnicode(label.ToString());
        }
        catch (ArgumentException)
        {
            // No name at all: it is looked at as it stands.
            return label;
        }
    }
}
