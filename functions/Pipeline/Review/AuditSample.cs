using Pipeline.Model;

namespace Pipeline.Review;

/// <summary>
/// Draws the texts that people look at although nothing was found, so that it shows what the rules miss. A keyed hash of the event draws:
/// the same text is drawn again when it comes again, and nobody without the key can tell which will be.
/// </summary>
public sealed class AuditSample(MemberKey key)
{
    private const string Purpose = "audit";

    /// <param name="rate">The share of all texts that is drawn, from 0 to 1.</param>
    public bool Draws(CommunityId community, EventId text, double rate)
    {
        return rate > 0
            && Digest.TryParse(key.Proof(Purpose, $"{community.Value}.{text.Value}"), out var bits)
            && (ulong)(bits >> 64) < rate * ulong.MaxValue;
    }
}
