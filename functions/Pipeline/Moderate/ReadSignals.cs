using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Moderate;

/// <summary>Takes from a text, while it is there, everything that the checks look at.</summary>
public static class ReadSignals
{
    public static TextSignals Of(MessageContent content, CommunityRules rules)
    {
        var counts = new LinkCounts(rules);
        counts.Add(content.Text);
        foreach (var hidden in content.HiddenLinks ?? [])
            counts.Add(hidden);

        return counts.Signals with
        {
            Fingerprint = TextFingerprint.Of(content.Text),
            Mentions = content.Mentions,
            HasMedia = content.HasMedia,
            IsForwarded = content.IsForwarded,
        };
    }

    private sealed class LinkCounts(CommunityRules rules)
    {
        private int _links, _invites, _listed, _suspected, _shortened, _refused;

        public TextSignals Signals => new()
        {
            Links = _links,
            Invites = _invites,
            Listed = _listed,
            Suspected = _suspected,
            Shortened = _shortened,
            Refused = _refused,
        };

        public void Add(ReadOnlySpan<char> text)
        {
            foreach (var link in new TextLinks(text))
            {
                if (IsOneOf(rules.RefusedDomains, link.Host))
                    _refused++;
                else if (IsOneOf(rules.AllowedDomains, link.Host))
                    continue;

                _links++;
                _invites += link.Is(LinkKinds.Invite) ? 1 : 0;
                _listed += link.Is(LinkKinds.Listed) ? 1 : 0;
                _suspected += link.Is(LinkKinds.Suspicious) ? 1 : 0;
                _shortened += link.Is(LinkKinds.Shortener) ? 1 : 0;
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
}
