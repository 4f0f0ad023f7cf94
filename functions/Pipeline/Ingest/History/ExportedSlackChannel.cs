using Pipeline.Ingest.Slack;
using Pipeline.Model;

namespace Pipeline.Ingest.History;

/// <summary>
/// One channel of a Slack export, and what its messages were. Every event has the id that a live delivery of the same thing has; only
/// reactions cannot, for live ones are named by the delivery they came with.
/// </summary>
internal sealed class ExportedSlackChannel(SlackFacts facts, bool isWhole, ExportedStaff staff)
{
    public IEnumerable<CommunityEvent> Events(SlackMessage message) => message.Subtype switch
    {
        _ when message.HasContent => Posted(message),
        "channel_join" or "group_join" => facts.AnnouncedJoin(message) is { } joined ? [joined] : [],
        "channel_leave" or "group_leave" => isWhole && facts.AnnouncedLeave(message) is { } left ? [left] : [],
        _ => [],
    };

    private IEnumerable<CommunityEvent> Posted(SlackMessage message)
    {
        if (facts.Posted(message) is not { } posted)
            yield break;
        if (staff.Told(posted) is { } role)
            yield return role;

        yield return posted;
        if (message.Edited is { } edit && facts.Edited(message, edit) is { } edited)
            yield return edited;
        foreach (var reaction in message.Reactions ?? [])
        {
            foreach (var user in reaction?.Users ?? [])
            {
                if (reaction!.Name is { Length: > 0 } name && user is { Length: > 0 })
                    yield return Reacted(message, user, name);
            }
        }
    }

    // Nobody says when it was: at the earliest when the message was there.
    private ReactionsChanged Reacted(SlackMessage message, string user, string name) => new()
    {
        Id = EventId.Of(facts.Connection, $"reaction:{facts.Channel}:{message.Ts.Text}:{user}:{name}"),
        Community = facts.Community,
        Connection = facts.Connection,
        Source = Source.Slack,
        At = message.Ts.At,
        Channel = new(facts.Channel),
        Message = new(message.Ts.Text),
        Actor = facts.People.PersonOf(user),
        Added = [name],
    };
}
