using Pipeline.Model;

namespace Pipeline.Ingest.Slack;

internal static class SlackReactions
{
    public static Reading Added(SlackReaction reaction, SlackDelivery delivery) => Read(reaction, "reaction_added", delivery);

    public static Reading Removed(SlackReaction reaction, SlackDelivery delivery) => Read(reaction, "reaction_removed", delivery);

    private static Reading Read(SlackReaction reaction, string kind, SlackDelivery delivery)
    {
        if (reaction.Item is not { Type: "message", Channel: { Length: > 0 } channel, Ts: { } message })
            return Reading.NotUsed($"{kind}/no_message");

        // A reaction does not say what kind of channel it was in; those between two have ids of their own.
        var isDirect = channel[0] == 'D';
        if (delivery.CommunityOf(channel, isDirect) is not { } community)
            return SlackDelivery.NotOurs(kind, isDirect);
        if (delivery.TimeOf(reaction.EventTs) is not { } at)
            return SlackDelivery.Timeless();

        string[] names = [reaction.Reaction];
        var isAdded = kind == "reaction_added";
        return Reading.Of(new ReactionsChanged
        {
            Id = delivery.EventOf(),
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Slack,
            At = at,
            Channel = new(channel),
            Message = new(message.Text),
            Actor = delivery.People.PersonOf(reaction.User),
            Added = isAdded ? names : [],
            Removed = isAdded ? [] : names,
        });
    }
}
