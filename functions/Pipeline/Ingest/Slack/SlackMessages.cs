using Pipeline.Model;

namespace Pipeline.Ingest.Slack;

/// <summary>The <c>message</c> event, which its subtype makes one of many.</summary>
internal static class SlackMessages
{
    private const string Kind = "message";

    public static Reading Read(SlackMessageEvent message, SlackDelivery delivery)
    {
        var isDirect = message.ChannelType == SlackChannelType.Direct;
        if (delivery.CommunityOf(message.Channel, isDirect) is not { } community)
            return SlackDelivery.NotOurs(Kind, isDirect);

        var facts = new SlackFacts(delivery.Connection.Id, community, message.Channel, delivery.People);
        return message.Subtype switch
        {
            _ when message.HasContent => Of(facts.Posted(message)),
            "message_changed" => Changed(message, facts, delivery),
            "message_deleted" => Deleted(message.DeletedTs, message, facts, delivery),
            "channel_join" or "group_join" => Of(facts.AnnouncedJoin(message)),
            "channel_leave" or "group_leave" => delivery.IsWhole(message.Channel)
                ? Of(facts.AnnouncedLeave(message))
                : Reading.NotUsed($"{Kind}/{message.Subtype}/one_of_several"),
            var other => Reading.NotUsed($"{Kind}/{other}"),
        };
    }

    private static Reading Changed(SlackMessageEvent change, SlackFacts facts, SlackDelivery delivery) => change.Message switch
    {
        null => Reading.Unreadable("The changed message is missing."),

        // What began a thread is replaced where it is deleted, for its answers stay.
        { Subtype: "tombstone" } gone => Deleted(gone.Ts, change, facts, delivery),
        { HasContent: true, Edited: { } edit } edited => Of(facts.Edited(edited, edit)),

        // A link got its preview, a file was shared elsewhere, an answer was counted: nobody edited anything.
        _ => Reading.NotUsed($"{Kind}/message_changed/no_edit"),
    };

    private static Reading Deleted(SlackTs? message, SlackMessageEvent deletion, SlackFacts facts, SlackDelivery delivery) =>
        message is not { } deleted
            ? Reading.Unreadable("The deleted message is missing.")
            : Reading.Of(new MessageDeleted
            {
                Id = delivery.EventOf(),
                Community = facts.Community,
                Connection = facts.Connection,
                Source = Source.Slack,
                At = deletion.Ts.At,
                Channel = new(facts.Channel),
                Message = new(deleted.Text),
            });

    private static Reading Of(CommunityEvent? communityEvent) =>
        communityEvent is null ? Reading.Unreadable("The message names nobody: neither a user nor a bot_id.") : Reading.Of(communityEvent);
}
