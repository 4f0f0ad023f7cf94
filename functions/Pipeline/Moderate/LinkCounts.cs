using System.Globalization;
using System.Text;
using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Moderate;

/// <summary>Counts a text's links by what is known of their addresses and by the community's rules.</summary>
internal sealed class LinkCounts(CommunityRules rules)
{
    private const LinkKinds Disguises = LinkKinds.Disguised | LinkKinds.Executable;

    private static readonly IdnMapping Idn = new();

    public TextSignals Signals { get; private set; } = new();

    public void Add(ReadOnlySpan<char> text)
    {
        foreach (var link in new TextLinks(text))
        {
            var host = InAscii(link.Host);
            var isRefused = IsOneOf(rules.RefusedDomains, host);
            if (isRefused || !IsOneOf(rules.AllowedDomains, host))
                Add(link, isRefused);
        }
    }

    private void Add(in TextLink link, bool isRefused) => Signals = Signals with
    {
        Links = Signals.Links + 1,
        Familiar = Signals.Familiar + (FamiliarHosts.Contains(link.Host) ? 1 : 0),
        Refused = Signals.Refused + (isRefused ? 1 : 0),
        Invites = Signals.Invites + (link.Is(LinkKinds.Invite) ? 1 : 0),
        Contacts = Signals.Contacts + (link.Is(LinkKinds.Contact) ? 1 : 0),
        Listed = Signals.Listed + (link.Is(LinkKinds.Listed) ? 1 : 0),
        Suspected = Signals.Suspected + (link.Is(LinkKinds.Suspicious) ? 1 : 0),
        Shortened = Signals.Shortened + (link.Is(LinkKinds.Shortener) ? 1 : 0),
        Disguised = Signals.Disguised + (link.Is(Disguises) ? 1 : 0),
        LookAlikes = Signals.LookAlikes + (HostLooks.AreFalse(link.Host, rules.AllowedDomains) ? 1 : 0),
        Referral = Signals.Referral == 0 ? Referrals.Of(link) : Signals.Referral,
    };

    // Settings keep hosts as they are on the wire; a text may show them in their own letters.
    private static ReadOnlySpan<char> InAscii(ReadOnlySpan<char> host)
    {
        if (Ascii.IsValid(host))
            return host;

        try
        {
            return Idn.GetAscii(host.ToString().ToLowerInvariant());
        }
        catch (ArgumentException)
        {
            // No name at all: nobody can have set it.
            return host;
        }
    }

    private static bool IsOneOf(IReadOnlyList<string> domains, ReadOnlySpan<char> host)
    {
        foreach (var domain in domains)
        {
            if (host.EndsWith(domain, StringComparison.OrdinalIgnoreCase)
                && (host.Length == domain.Length || host[host.Length - domain.Length - 1] == '.'))
            {
                return true;
            }
        }

        return false;
    }
}
