using Pipeline.Model;
using Pipeline.Moderate;
using Pipeline.Moderate.Surroundings;
using Pipeline.Store;

namespace Pipeline.Record;

/// <summary>Judges what was recorded, and anew whatever else looks different because of it.</summary>
public sealed class JudgeRecorded(JudgeTexts judge, KeepSteps steps, FindNeighbours neighbours, TimeProvider clock)
{
    /// <param name="facts">That the events wrote.</param>
    /// <param name="members">Whom the events named.</param>
    /// <param name="messages">That the events were about.</param>
    public async Task<IReadOnlyList<Judged>> HandleAsync(
        Community community,
        IReadOnlyList<Joined<ActivityFact>> facts,
        IReadOnlyList<Joined<MemberState>> members,
        IReadOnlyList<Joined<MessageState>> messages,
        CancellationToken cancellationToken)
    {
        // Written before anything is read: of two that belong together, at least the later then sees both.
        var written = await steps.HandleAsync([.. facts.Select(fact => fact.After)], members, cancellationToken);
        var touched = await neighbours.HandleAsync(community, written, members, cancellationToken);

        var (rules, now) = (community.Rules, clock.GetUtcNow() + CommunityEvent.MaxAhead);
        var newcomers = members.Select(member => member.After).Where(member => member.SeenAt - member.FirstSeenAt < rules.NewcomerWindow + rules.RepeatWindow)
            .Select(member => member.Member).ToHashSet();
        var spans = facts.Select(fact => fact.After)
            .Where(fact => fact.IsText || (fact.Kind == ActivityKind.Reaction && newcomers.Contains(fact.Member)))
            .Select(fact => AuthorSpan.Of(fact, rules))
            .Concat(members.SelectMany(member => AuthorSpan.Of(member, rules, now)))
            .Concat(messages.SelectMany(EditsOf))
            .Concat(touched);
        var fresh = facts.Where(fact => fact.Before is not { IsText: true }).Select(fact => fact.After.Event).ToHashSet();
        return await judge.HandleAsync(community, AuthorSpan.Merge(spans, rules.LongestWindow), fresh, cancellationToken);
    }

    // Edits that came before their message are looked at again now that it is known what they changed.
    private static IEnumerable<AuthorSpan> EditsOf(Joined<MessageState> message)
    {
        if (message is { Before: { PostedAt: null, TextAt: { } edited }, After: { PostedAt: { } posted, Author: { } author } } && edited > posted)
            yield return new(author, posted, edited);
    }
}
