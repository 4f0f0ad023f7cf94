using Pipeline.Model;

namespace Pipeline.Ingest.Slack;

internal static class SlackChannels
{
    /// <summary>
    /// Whether going from the channel is going from the community: where it is the only one of the community that is named. Who goes from
    /// one of several, or of all that a workspace has, is still there.
    /// </summary>
    public static bool IsWhole(Connection connection, string channel)
    {
        if (!connection.Channels.TryGetValue(channel, out var community))
            return false;

        var named = 0;
        foreach (var other in connection.Channels.Values)
            named += other == community ? 1 : 0;
        return named == 1;
    }

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
