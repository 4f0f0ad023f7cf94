using Pipeline.Model;
using Pipeline.Review;

namespace Pipeline.Flow;

/// <summary>What moderators get to see of a batch: what was decided, what was drawn, what members reported; and what members are told to do about it.</summary>
public sealed class ShowModerators(OpenReviews open, ReceiveReports reports, AppealLinks appeals)
{
    public async Task HandleAsync(
        Community community, IReadOnlyList<CommunityEvent> events, IReadOnlyList<Verdict> verdicts, IReadOnlySet<EventId> held, CancellationToken cancellationToken)
    {
        await open.HandleAsync(community, events, verdicts, held, cancellationToken);
        await reports.HandleAsync(community, events, cancellationToken);
    }

    public string HowToAppeal(Verdict verdict) => appeals.SentenceOf(verdict);

    public Task EndReportsAsync(ReviewCase review, CancellationToken cancellationToken) =>
        reports.EndAsync(review, cancellationToken);
}
