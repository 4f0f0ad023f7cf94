using Pipeline.Model;
using Pipeline.Moderate.SecondOpinion;
using Pipeline.Text;

namespace Pipeline.Moderate;

/// <summary>Takes from a text, while it is there, everything that the checks look at.</summary>
public static class ReadSignals
{
    // What no check would act on is not kept, so that most rows carry no scores.
    private const int LeastKept = 100;

    /// <param name="scores">Of the content's text.</param>
    /// <param name="opinion">Of whoever was asked about it; null: nobody.</param>
    public static TextSignals Of(MessageContent content, CommunityRules rules, TextScores scores, Opinion? opinion = null)
    {
        var counts = new LinkCounts(rules);
        counts.Add(content.Text);
        foreach (var hidden in content.HiddenLinks ?? [])
            counts.Add(hidden);

        var (spam, scam, toxic) = (Kept(scores.Unwanted), Kept(scores.Scam), Kept(scores.Toxic));
        return counts.Signals with
        {
            Spam = spam,
            Scam = scam,
            Toxic = toxic,
            Models = spam + scam + toxic > 0 ? TextScorer.Default.Version : null,
            SecondOpinion = opinion?.Harm is { } harm ? (int)MathF.Round(harm * TextSignals.One) : null,
            IsDegraded = opinion is { IsDegraded: true },
            Fingerprint = TextFingerprint.Of(content.Text),
            Mentions = content.Mentions,
            HasMedia = content.HasMedia,
            IsForwarded = content.IsForwarded,
        };
    }

    private static int Kept(float probability) => (int)MathF.Round(probability * TextSignals.One) is >= LeastKept and var kept ? kept : 0;

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
