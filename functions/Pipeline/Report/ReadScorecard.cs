using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Report;

/// <summary>Reads what a scorecard is computed from: reviews, the log of acts, and the numbers of closed days.</summary>
public sealed class ReadScorecard(IStore store, CommunityDirectory communities, TimeProvider clock)
{
    public const int MostDays = 365;

    /// <summary>How long somebody has to come back to count as back.</summary>
    private static readonly TimeSpan BackWithin = TimeSpan.FromDays(14);

    private const string ByRules = "rules";

    /// <param name="days">Of texts written within so many days, at most <see cref="MostDays"/>.</param>
    /// <returns>Null when there is no such community.</returns>
    public async Task<ScorecardReport?> HandleAsync(CommunityId id, int days, CancellationToken cancellationToken)
    {
        if (await communities.FindAsync(id, cancellationToken) is not { } community)
            return null;

        var now = clock.GetUtcNow();
        var from = now - TimeSpan.FromDays(days);
        var reviews = await ReviewsAsync(id, from, now, cancellationToken);
        var (messages, active) = await NumbersAsync(community, from, cancellationToken);
        var facts = new ScorecardFacts(
            reviews, messages, active, await ActionsAsync(id, from, now, cancellationToken), await ReturnedAsync(community, reviews, now, cancellationToken));
        return Scorecard.Of(community, facts, from, now);
    }

    private async Task<List<ReviewCase>> ReviewsAsync(CommunityId id, DateTimeOffset from, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reviews = new List<ReviewCase>();
        for (var month = now + CommunityEvent.MaxAhead; Tables.IsMonthSince(month, from); month = month.AddMonths(-1))
        {
            var rows = store.RangeAsync(Tables.Reviews, Tables.MonthPartition(id, month), until: KeyText.ReverseTime(from), cancellationToken: cancellationToken);
            await foreach (var review in rows)
                reviews.Add(review);
        }

        return reviews;
    }

    private async Task<List<TimeSpan>> ActionsAsync(CommunityId id, DateTimeOffset from, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var actions = new List<TimeSpan>();
        for (var month = now + CommunityEvent.MaxAhead; Tables.IsMonthSince(month, from); month = month.AddMonths(-1))
        {
            var rows = store.RangeAsync(Tables.Enforcements, Tables.MonthPartition(id, month), until: KeyText.ReverseTime(from), cancellationToken: cancellationToken);
            await foreach (var row in rows)
            {
                if (row is { By: ByRules, State: ActState.Done, Kind: EnforcementKind.Remove or EnforcementKind.Mute or EnforcementKind.Ban })
                    actions.Add(row.At - row.DecidedAt);
            }
        }

        return actions;
    }

    private async Task<(int Messages, int Active)> NumbersAsync(Community community, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var (messages, active) = (0, 0);
        var rows = store.RangeAsync(Tables.Metrics, community.Id.Value, KeyText.Day(CommunityDay.Of(from, community.Zone)), cancellationToken: cancellationToken);
        await foreach (var day in rows)
        {
            if (day.Platform is null)
                (messages, active) = (messages + day.Messages, day.Active30);
        }

        return (messages, active);
    }

    private async Task<Dictionary<MemberId, bool?>> ReturnedAsync(
        Community community, List<ReviewCase> reviews, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var returned = new Dictionary<MemberId, bool?>();
        foreach (var wronged in reviews.Where(review => Scorecard.IsWrongRemoval(review) && review.Author is not null).GroupBy(review => review.Author!.Value))
        {
            var relieved = wronged.Min(review => review.Decision!.At);
            var isBack = await WasActiveAsync(community, wronged.Key, relieved, relieved + BackWithin, cancellationToken);
            returned[wronged.Key] = isBack ? true : now < relieved + BackWithin ? null : false;
        }

        return returned;
    }

    private async Task<bool> WasActiveAsync(
        Community community, MemberId member, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var last = CommunityDay.Of(until, community.Zone);
        for (var day = CommunityDay.Of(from, community.Zone); day <= last; day = day.AddDays(1))
        {
            var facts = store.RangeAsync(
                Tables.Activity, Tables.DayPartition(community.Id, day), Tables.ActivityFrom(member, from), Tables.ActivityFrom(member, until), cancellationToken);
            await foreach (var fact in facts)
            {
                if (!fact.IsWithdrawn && fact.Kind is ActivityKind.Message or ActivityKind.Reaction or ActivityKind.PollAnswer or ActivityKind.Voice)
                    return true;
            }
        }

        return false;
    }
}
