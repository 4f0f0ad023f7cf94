using System.Text.Json;
using Pipeline.Ingest.Memberships;
using Pipeline.Model;

namespace Pipeline.Ingest.Memberful;

/// <summary>What one event of Memberful's comes to.</summary>
internal sealed class MemberfulReading(ClubDelivery club, MemberfulEvent told)
{
    public Reading OfMember()
    {
        if (told.Member is not { Id: { } id } member)
            return NotUsed("no_member");
        if (club.CommunityOf() is not { } community)
            return ClubDelivery.NotOurs(told.Event);

        var who = (community, PersonOf(id, member));
        return Reading.Of(told.Event == "member_signup"
            ? club.Joined(club.EventOf($"member:{id}:joined"), who, member.CreatedAt ?? club.ReceivedAt)
            : club.Left(club.EventOf($"member:{id}:deleted"), who, club.ReceivedAt));
    }

    public Reading OfSubscription()
    {
        if (told.Subscription is not { Id: { } id } subscription)
            return NotUsed("no_subscription");

        return told.Event switch
        {
            "subscription.created" => Changed(
                subscription, club.EventOf($"subscription:{id}:created"), MembershipChange.Started, subscription.CreatedAt, subscription.Plan?.Minor),
            "subscription.renewed" => Changed(
                subscription, told.Order is { } order ? club.EventOf($"order:{order.Uuid}:renewed") : club.EventOfBody(told.Event),
                MembershipChange.Renewed, told.Order?.CreatedAt, told.Order?.Total ?? subscription.Plan?.Minor),
            "subscription.updated" => IsChanged("plan_id")
                ? Changed(subscription, club.EventOfBody(told.Event), MembershipChange.TierChanged, null, subscription.Plan?.Minor)
                : NotUsed("no_plan_id"),
            "subscription.activated" => Changed(subscription, club.EventOfBody(told.Event), MembershipChange.Started, null, subscription.Plan?.Minor),
            _ => Changed(subscription, club.EventOfBody(told.Event), MembershipChange.Cancelled, null, null),
        };
    }

    /// <summary>An order that was paid back; or suspended, until somebody sees to it.</summary>
    public Reading OfOrder()
    {
        if (told.Order is not { } order)
            return NotUsed("no_order");

        var (name, change) = told.Event == "order.refunded"
            ? ($"order:{order.Uuid}:refunded", MembershipChange.Refunded)
            : ($"order:{order.Uuid}:suspended", MembershipChange.PastDue);
        var subscription = order.Subscriptions is [{ } first, ..] ? first : new MemberfulSubscription(null);
        return Changed(subscription with { Member = order.Member, ExpiresAt = null }, club.EventOf(name), change, null, order.Total);
    }

    private Reading Changed(MemberfulSubscription subscription, EventId id, MembershipChange change, DateTimeOffset? at, decimal? minor)
    {
        if (subscription.Member is not { Id: { } member } shown)
            return NotUsed("no_member");
        if (club.CommunityOf(subscription.Plan?.Id) is not { } community)
            return ClubDelivery.NotOurs(told.Event);

        var terms = new MembershipTerms(
            subscription.Plan?.Name ?? subscription.Plan?.Id, subscription.ExpiresAt,
            Money.OfMinor(minor, CurrencySetting.Of(club.Connection)));
        return Reading.Of(club.Changed(id, (community, PersonOf(member, shown)), change, at ?? club.ReceivedAt, terms));
    }

    private Person PersonOf(string id, MemberfulMember member) => club.PersonOf(id, member.Username, member.FullName);

    private bool IsChanged(string name) => told.Changed.ValueKind == JsonValueKind.Object && told.Changed.TryGetProperty(name, out _);

    private Reading NotUsed(string why) => Reading.NotUsed($"{told.Event}/{why}");
}
