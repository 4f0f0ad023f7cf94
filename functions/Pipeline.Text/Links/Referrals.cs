namespace Pipeline.Text;

/// <summary>What a link or a text carries to credit somebody with whoever follows it.</summary>
public static class Referrals
{
    private static readonly string[] Names =
        ["ref", "referral", "referrer", "refcode", "ref_id", "refid", "ref_code", "r", "aff", "aff_id", "affid", "affiliate", "invite", "invitecode", "partner", "promo", "promocode", "coupon", "start", "startapp"];

    /// <returns>A hash of host and code; 0 where the address carries none.</returns>
    public static ulong Of(in TextLink link)
    {
        var url = link.Url;
        var query = url.IndexOf('?');
        if (query < 0)
            return OfPath(link, url);

        foreach (var range in url[(query + 1)..].Split('&'))
        {
            var pair = url[(query + 1)..][range];
            var equals = pair.IndexOf('=');
            if (equals > 0 && equals + 1 < pair.Length && IsName(pair[..equals]))
                return Hash(link.Host, pair[(equals + 1)..]);
        }

        return OfPath(link, url);
    }

    // example.com/ref/abc, example.com/r/abc, example.com/invite/abc.
    private static ulong OfPath(in TextLink link, ReadOnlySpan<char> url)
    {
        if (link.Is(LinkKinds.Invite))
            return 0;

        var isNext = false;
        foreach (var range in url.Split('/'))
        {
            var step = url[range];
            if (isNext && step.Length > 0)
                return Hash(link.Host, step);

            isNext = IsName(step);
        }

        return 0;
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var known in Names)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static ulong Hash(ReadOnlySpan<char> host, ReadOnlySpan<char> code)
    {
        var hash = Add(Add(14695981039346656037UL, host), code);
        hash = (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15UL;
        return hash == 0 ? 1 : hash;
    }

    private static ulong Add(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            hash = (hash ^ char.ToLowerInvariant(c)) * 1099511628211UL;
        return hash;
    }
}
