using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Model;

namespace Pipeline.Ingest.Discord;

/// <summary>Which dispatches are read, and as what. The names are those of https://docs.discord.com/developers/events/gateway-events.</summary>
internal static class DiscordDispatches
{
    private static DiscordJsonContext Forms => DiscordJsonContext.Default;

    public static Reading Read(DiscordDelivery delivery) => delivery.Kind switch
    {
        "MESSAGE_CREATE" => DiscordMessages.Posted(Of(delivery, Forms.DiscordMessage), delivery),
        "MESSAGE_UPDATE" => DiscordMessages.Edited(Of(delivery, Forms.DiscordMessage), delivery),
        "MESSAGE_DELETE" => Deleted(Of(delivery, Forms.DiscordDeletion), delivery),
        "MESSAGE_DELETE_BULK" => Deleted(Of(delivery, Forms.DiscordBulkDeletion), delivery),
        "MESSAGE_REACTION_ADD" => DiscordReactions.Changed(Of(delivery, Forms.DiscordReaction), isAdded: true, delivery),
        "MESSAGE_REACTION_REMOVE" => DiscordReactions.Changed(Of(delivery, Forms.DiscordReaction), isAdded: false, delivery),
        "MESSAGE_POLL_VOTE_ADD" => DiscordReactions.Voted(Of(delivery, Forms.DiscordPollVote), isAdded: true, delivery),
        "MESSAGE_POLL_VOTE_REMOVE" => DiscordReactions.Voted(Of(delivery, Forms.DiscordPollVote), isAdded: false, delivery),
        "VOICE_STATE_UPDATE" => DiscordReactions.Spoke(Of(delivery, Forms.DiscordVoiceState), delivery),
        "GUILD_MEMBER_ADD" => DiscordMembers.Joined(Of(delivery, Forms.DiscordMemberChange), delivery),
        "GUILD_MEMBER_REMOVE" => DiscordMembers.Left(Of(delivery, Forms.DiscordMemberChange), LeaveReason.Unknown, delivery),
        "GUILD_MEMBER_UPDATE" => DiscordMembers.Changed(Of(delivery, Forms.DiscordMemberChange), delivery),
        "GUILD_MEMBERS_CHUNK" => DiscordMembers.Found(Of(delivery, Forms.DiscordMembersChunk), delivery),
        "GUILD_BAN_ADD" => DiscordMembers.Left(Of(delivery, Forms.DiscordMemberChange), LeaveReason.Banned, delivery),
        "GUILD_AUDIT_LOG_ENTRY_CREATE" => DiscordMembers.Audited(Of(delivery, Forms.DiscordAuditEntry), delivery),
        "INVITE_CREATE" => DiscordMembers.Invited(Of(delivery, Forms.DiscordInvite), delivery),
        "ENTITLEMENT_CREATE" => DiscordEntitlements.Changed(Of(delivery, Forms.DiscordEntitlement), MembershipChange.Started, delivery),
        "ENTITLEMENT_UPDATE" => DiscordEntitlements.Changed(Of(delivery, Forms.DiscordEntitlement), MembershipChange.Cancelled, delivery),
        "ENTITLEMENT_DELETE" => DiscordEntitlements.Changed(Of(delivery, Forms.DiscordEntitlement), MembershipChange.Refunded, delivery),
        var kind => Reading.NotUsed(kind),
    };

    private static Reading Deleted(DiscordDeletion deletion, DiscordDelivery delivery) =>
        DiscordMessages.Deleted(deletion.ChannelId, deletion.GuildId, [deletion.Id], delivery);

    private static Reading Deleted(DiscordBulkDeletion deletion, DiscordDelivery delivery) =>
        DiscordMessages.Deleted(deletion.ChannelId, deletion.GuildId, deletion.Ids, delivery);

    private static T Of<T>(DiscordDelivery delivery, JsonTypeInfo<T> form) where T : class =>
        (delivery.Data.IsEmpty ? null : JsonSerializer.Deserialize(delivery.Data.Span, form)) ?? throw new InvalidDataException("There is no data.");
}
