using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Text;

namespace Pipeline.Review;

/// <summary>
/// Members' reports join the review of what they are about, or open it once they weigh enough. Each member counts once for each message,
/// and what a person decided is not opened again by reports.
/// </summary>
public sealed class ReceiveReports(IStore store, TimeProvider clock)
{
    public async Task HandleAsync(Community community, IReadOnlyList<CommunityEvent> events, CancellationToken cancellationToken)
    {
        foreach (var reported in events.OfType<MemberReported>())
        {
            if (await CaseAsync(reported, cancellationToken) is { } about && about.Author != reported.Reporter.Id)
                await ReceiveAsync(community, reported, about, cancellationToken);
        }
    }

    /// <summary>Tells the reporters' states how a review of theirs ended.</summary>
    public async Task EndAsync(ReviewCase review, CancellationToken cancellationToken)
    {
        if (review.WasHarmful is not { } wasRight)
            return;

        foreach (var report in review.Reports ?? [])
        {
            await store.UpdateAsync(
                Tables.Reporters, Tables.MemberKey(review.Community, report.Reporter),
                current => current?.Ended(review.Id, wasRight) is { } next && next != current ? next : null, cancellationToken);
        }
    }

    private async Task ReceiveAsync(Community community, MemberReported reported, ReviewCase about, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(Tables.Members, Tables.MemberKey(community.Id, reported.Reporter.Id), cancellationToken) is not { } reporter)
            return;

        var own = new OwnReport(reported.Id, reported.At, about.Id);
        var known = await store.UpdateAsync(
            Tables.Reporters, Tables.MemberKey(community.Id, reporter.Member),
            current => (current ?? new() { Community = community.Id, Reporter = reporter.Member }).With(own) is var next && next == current ? null : next,
            cancellationToken);
        var isStaff = community.Staff.Contains(reporter.Member) || reporter.IsStaffAt(reported.At);
        var report = ReportWeight.Of(own, reporter, isStaff, known!);
        await store.UpdateAsync(
            Tables.Reviews, Tables.Reviews.Key(about),
            current => (current ?? about).Reported(report) is var next && next == current ? null : next, cancellationToken);
    }

    // A message that was never seen, or a member alone, has one review for each day it is reported on.
    private async Task<ReviewCase?> CaseAsync(MemberReported reported, CancellationToken cancellationToken)
    {
        var day = new DateTimeOffset(reported.At.UtcDateTime.Date, TimeSpan.Zero);
        if (reported is not { Channel: { } channel, Message: { } message })
            return reported.Reported is { } member ? NewCase(reported, ReviewId.Of(day, member), day) : null;

        var seen = await store.FindAsync(Tables.Messages, Tables.MessageKey(reported.Community, channel, message), cancellationToken);
        return seen is { PostedAt: { } postedAt, Event: { } posted, Author: { } author }
            ? new ReviewedText(reported.Community, postedAt, channel, message, posted, IsEdit: false, author).NewCase(clock.GetUtcNow(), TextScorer.Default.Version)
            : NewCase(reported, ReviewId.Of(day, channel, message, edit: null), day);
    }

    private ReviewCase NewCase(MemberReported reported, string id, DateTimeOffset day) => new()
    {
        Community = reported.Community,
        Id = id,
        TextAt = day,
        Channel = reported.Channel,
        Message = reported.Message,
        Author = reported.Reported,
        OpenedAt = clock.GetUtcNow(),
    };
}
