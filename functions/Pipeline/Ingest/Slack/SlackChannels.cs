using Pipeline.Model;

namespace Pipeline.Ingest.Slack;

internal static class SlackChannels
{
    /// <summary>A private channel that is shared with another workspace gets a new id, and is the same channel.</summary>
    public static Reading Renamed(SlackChannelRename rename, SlackDelivery delivery)
    {
        if ((delivery.CommunityOf(rename.OldChannelId, isDirect: false) ?? delivery.CommunityOf(rename.NewChannelId, isDirect: false))
            is not { } community)
        {
            return SlackDelivery.NotOurs("channel_id_changed", isDirect: false);
        }

        return delivery.TimeOf(rename.EventTs) is not { } at ? SlackDelivery.Timeless() : Reading.Of(new ChannelMigrated
        {
            Id = EventId.Of(delivery.Connection.Id, $"migration:{rename.OldChannelId}:{rename.NewChannelId}"),
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Slack,
            At = at,
            From = new(rename.OldChannelId),
            To = new(rename.NewChannelId),
        });
    }
}
