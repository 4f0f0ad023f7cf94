using Pipeline.Model;

namespace Pipeline.Tests.Rollup.Periods;

/// <summary>A joining, for <see cref="PlainPeriods"/>.</summary>
internal sealed record PlainNewcomer(ActivityFact Joined, bool IsFirst, DateTimeOffset? LeftAt, DateTimeOffset? PostedAt, DateTimeOffset? HeardAt, MemberId? Referrer)
{
    public bool IsActivated => PostedAt < Joined.At.AddHours(7 * 24) && HeardAt < Joined.At.AddHours(7 * 24);
}

/// <summary>Who joined as a newcomer, found again for each member by looking at all that they did.</summary>
internal sealed class PlainNewcomers(
    IReadOnlyList<ActivityFact> facts, IReadOnlyList<(DateTimeOffset At, ActivityFact To)> responses, Func<MemberId, DateOnly, bool> isStaff)
{
    public IReadOnlyList<PlainNewcomer> All => [.. facts.Select(fact => fact.Member).Distinct().SelectMany(Of)];

    private IEnumerable<PlainNewcomer> Of(MemberId who)
    {
        var own = facts.Where(fact => fact.Member == who).ToList();
        var messages = own.Where(fact => fact.Kind == ActivityKind.Message).ToList();

        // At one instant, who joined and left has left; and the best-known inviter is credited.
        var moves = own.Where(fact => fact.Kind is ActivityKind.Joined or ActivityKind.Left)
            .OrderBy(fact => fact.At).ThenBy(fact => fact.Kind).ThenBy(fact => fact.Attribution == Attribution.Unknown).ThenBy(fact => fact.Attribution)
            .ThenByDescending(fact => fact.Inviter?.Value, StringComparer.Ordinal).ToList();
        var newcomers = new List<(ActivityFact Joined, bool IsFirst)>();
        for (var i = 0; i < moves.Count; i++)
        {
            var isFirst = i == 0;
            var isAgain = i > 0 && moves[i - 1].Kind == ActivityKind.Left && (moves[i].At - moves[i - 1].At).TotalDays >= 30;
            if (moves[i].Kind == ActivityKind.Left || isStaff(who, moves[i].Day) || (isFirst && messages.Any(message => message.At < moves[i].At)))
                continue;
            if (isFirst || isAgain)
                newcomers.Add((moves[i], isFirst));
        }

        for (var i = 0; i < newcomers.Count; i++)
        {
            var (joined, until) = (newcomers[i].Joined, i + 1 < newcomers.Count ? newcomers[i + 1].Joined.At : DateTimeOffset.MaxValue);
            var posts = messages.Where(message => message.At >= joined.At && message.At < until).ToList();
            yield return new(
                joined, newcomers[i].IsFirst,
                moves.Where(move => move.Kind == ActivityKind.Left && move.At >= joined.At && move.At < until).Min(move => (DateTimeOffset?)move.At),
                posts.Min(post => (DateTimeOffset?)post.At),
                responses.Where(response => posts.Contains(response.To))
                    .Min(response => (DateTimeOffset?)(response.At > response.To.At ? response.At : response.To.At)),
                Referrer(joined));
        }
    }

    private MemberId? Referrer(ActivityFact joined) =>
        joined.Inviter is { } inviter && inviter != joined.Member && joined.Attribution != Attribution.Unknown && !isStaff(inviter, joined.Day) ? inviter : null;
}
