using System.Buffers;

namespace Pipeline.Text;

/// <summary>What an address tells by itself and by the lists.</summary>
internal static class LinkFacts
{
    private static readonly SearchValues<char> NumericHost = SearchValues.Create("0123456789.[]");

    private static readonly string[] Invites =
    [
        "t.me/+", "t.me/joinchat", "telegram.me/+", "telegram.me/joinchat", "telegram.dog/joinchat", "discord.gg/", "discord.com/invite/",
        "discordapp.com/invite/", "dsc.gg/", "discord.me/", "chat.whatsapp.com/", "whatsapp.com/channel/", "signal.group/",
        "join.slack.com/", "vk.me/join/", "line.me/ti/g", "invite.viber.com/", "max.ru/join/",
    ];

    private static readonly string[] Contacts =
    [
        "t.me/", "telegram.me/", "telegram.dog/", "wa.me/", "api.whatsapp.com/", "m.me/", "vk.me/", "line.me/", "viber.me/", "wa.link/",
        "signal.me/", "max.ru/",
    ];

    private static readonly string[] Executables = [".exe", ".apk", ".scr", ".msi", ".bat", ".jar", ".dmg", ".vbs", ".lnk"];

    public static LinkKinds Of(ReadOnlySpan<char> host, ReadOnlySpan<char> address)
    {
        if (address.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            host = host.Length > 4 ? host[4..] : host;
            address = address[4..];
        }

        var kinds = DomainLists.Default.Find(host, UpToFirstStep(host.Length, address));
        if (StartsWithAny(address, Invites))
            kinds |= LinkKinds.Invite;
        else if (StartsWithAny(address, Contacts))
            kinds |= LinkKinds.Contact;

        if (host.ContainsAny('[', ']'))
            kinds |= LinkKinds.Disguised;

        if (!host.ContainsAnyExcept(NumericHost))
            kinds |= LinkKinds.Numeric;

        if (TopLevelDomains.IsCheap(TopLevelDomains.LastLabel(host)))
            kinds |= LinkKinds.CheapDomain;

        foreach (var ending in Executables)
        {
            if (address.Length > host.Length && address.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                kinds |= LinkKinds.Executable;
        }

        return kinds;
    }

    private static ReadOnlySpan<char> UpToFirstStep(int hostLength, ReadOnlySpan<char> address)
    {
        if (address.Length <= hostLength + 1 || address[hostLength] != '/')
            return address[..hostLength];

        var step = address[(hostLength + 1)..].IndexOfAny('/', '?', '#');
        return step < 0 ? address : address[..(hostLength + 1 + step)];
    }

    private static bool StartsWithAny(ReadOnlySpan<char> address, string[] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (StartsWith(address, beginning))
                return true;
        }

        return false;
    }

    private static bool StartsWith(ReadOnlySpan<char> address, string beginning)
    {
        var matched = 0;
        for (var i = 0; i < address.Length && matched < beginning.Length; i++)
        {
            if (address[i] is '[' or ']')
                continue;

            if (char.ToLowerInvariant(address[i]) != beginning[matched++])
                return false;
        }

        return matched == beginning.Length;
    }
}
