using Pipeline.Model;

namespace Pipeline.Ingest.Discord;

/// <summary>
/// What members bought in Discord (https://docs.discord.com/developers/events/webhook-events#entitlement-create): told by webhook event and
/// by dispatch. A renewal is told by neither, a change only when the subscription has ended, a removal after a refund.
/// </summary>
internal static class DiscordEntitlements
{
    public static Reading Changed(DiscordEntitlement entitlement, MembershipChange change, DiscordDelivery delivery)
    {
        // What a whole server has is nobody's membership.
        if (entitlement.UserId is not { } owner)
            return delivery.NotUsed("nobody");
        if (delivery.CommunityOf(entitlement.GuildId) is not { } community)
            return delivery.NotOurs();

        return Reading.Of(new MembershipChanged
        {
            Id = delivery.EventOf($"entitlement:{entitlement.Id}:{change}{(change == MembershipChange.Cancelled ? $":{entitlement.EndsAt?.UtcTicks}" : "")}"),
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Discord,
            At = delivery.At,
            Member = delivery.PersonOf(new DiscordUser(owner)),
            Change = change,
            Tier = entitlement.SkuId.ToString(),
            PaidUntil = entitlement.EndsAt,
        });
    }
}
