using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Text;

namespace Pipeline.Review;

/// <summary>
/// Review, the stage that shows people what the rules decided: each text that something stands against has one review, and so has each that
/// was drawn for the sample. Whoever comes later, twice or at once finds the same review, and nobody's decision is touched.
/// </summary>
public sealed class OpenReviews(IStore store, AuditSample sample, HoldTexts texts, TimeProvider clock)
{
    // Each waits for its write; a store that groups writes takes many at once.
    private const int AtOnce = 16;

    /// <param name="events">Recorded and judged: their texts are there now and never after.</param>
    /// <param name="verdicts">As they came to stand; allowed: nothing stands any more.</param>
    /// <param name="held">Texts whose verdict was not carried out, for too much was done already.</param>
    public async Task HandleAsync(
        Community community, IReadOnlyList<CommunityEvent> events, IReadOnlyList<Verdict> verdicts, IReadOnlySet<EventId> held, CancellationToken cancellationToken)
    {
        var drawn = await DrawAsync(community, events, cancellationToken);
        var all = verdicts.Select(ReviewedText.Of).Concat(drawn).DistinctBy(text => text.Id).ToList();
        var audited = drawn.Select(text => text.Id).ToHashSet();
        var written = new ReviewCase?[all.Count];
        await Parallel.ForAsync(
            0, written.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (i, cancellation) => written[i] = await OpenAsync(all[i], audited.Contains(all[i].Id) ? community.Rules.AuditRate : 0, held.Contains(all[i].Event), cancellation));

        await texts.HoldAsync(community, [.. written.OfType<ReviewCase>()], events, cancellationToken);
        await texts.ForgetDeletedAsync(community, events, cancellationToken);
    }

    private async Task<ReviewCase?> OpenAsync(ReviewedText text, double rate, bool isHeld, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        while (true)
        {
            // What stands, and not what was handed over: somebody else may have judged since. Looked at again after it is written, so that
            // of two at once the later has the last word.
            var standing = await store.FindAsync(Tables.Verdicts, text.VerdictKey, cancellationToken);
            var review = await store.UpdateAsync(
                Tables.Reviews, text.Key,
                current =>
                {
                    if (current is null && standing is null && rate == 0)
                        return null;

                    var next = (current ?? text.NewCase(now, TextScorer.Default.Version)).Judged(standing, isHeld);
                    if (next.AuditRate is null && rate > 0)
                        next = next with { AuditRate = rate };
                    return ReferenceEquals(next, current) ? null : next;
                },
                cancellationToken);
            var after = await store.FindAsync(Tables.Verdicts, text.VerdictKey, cancellationToken);
            if (after is null ? standing is null : standing?.SaysTheSameAs(after) == true)
                return review;
        }
    }

    // Staff and bots are not moderated, so there is nothing that could have been missed.
    private async Task<IReadOnlyList<ReviewedText>> DrawAsync(Community community, IReadOnlyList<CommunityEvent> events, CancellationToken cancellationToken)
    {
        var drawn = events.Where(one => sample.Draws(community.Id, one.Id, community.Rules.AuditRate)).Select(ReviewedText.Of).OfType<ReviewedText>().ToList();
        if (drawn.Count == 0)
            return drawn;

        var authors = await store.FindManyAsync(Tables.Members, [.. drawn.Select(text => Tables.MemberKey(community.Id, text.Author))], cancellationToken);
        return [.. drawn.Zip(authors)
            .Where(one => one.Second is { IsBot: false } author && !author.IsStaffAt(one.First.At) && !community.Staff.Contains(author.Member))
            .Select(one => one.First)];
    }
}
