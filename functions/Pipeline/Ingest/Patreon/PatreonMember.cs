using System.Globalization;
using Pipeline.Ingest.Memberships;
using Pipeline.Model;

namespace Pipeline.Ingest.Patreon;

/// <summary>What one delivery says of one member.</summary>
internal sealed class PatreonMember(ClubDelivery club, string kind, PatreonDocument document)
{
    // The charge that a pledge begins with is part of the beginning.
    private static readonly TimeSpan FirstCharge = TimeSpan.FromDays(1);

    private readonly PatreonAttributes _now = document.Data.Attributes ?? new();
    private readonly PatreonRelationships _related = document.Data.Relationships ?? new();

    public Reading Read()
    {
        if (_related.Person is not { } id)
            return Reading.NotUsed(kind + "/no_user");
        if (club.CommunityOf(_related.Tier, _related.Campaign?.Data?.Id) is not { } community)
            return ClubDelivery.NotOurs(kind);

        var shown = Array.Find(document.Included ?? [], included => included is { Type: "user" } && included.Id == id)?.Attributes;
        var who = (community, club.PersonOf(id, shown?.Vanity, shown?.FullName ?? _now.FullName));
        return kind switch
        {
            "members:create" => Reading.Of(club.Joined(club.EventOf($"member:{document.Data.Id}:joined"), who, _now.Began ?? club.ReceivedAt)),
            "members:delete" => Reading.Of(club.Left(club.EventOfBody(kind), who, club.ReceivedAt)),
            "members:pledge:create" or "pledges:create" => Began(who),
            "members:pledge:delete" or "pledges:delete" => Ended(who),
            "members:pledge:update" or "pledges:update" => Charged(who) ?? Reading.Of(Changed(who, club.EventOfBody(kind), MembershipChange.TierChanged, club.ReceivedAt)),
            "members:update" => Charged(who) ?? Reading.NotUsed(kind),
            _ => Reading.NotUsed(kind),
        };
    }

    // Somebody may follow a creator without paying: that is no pledge, whatever the header says.
    private Reading Began((CommunityId, Person) who) => _now.Cents > 0
        ? Reading.Of(Changed(who, club.EventOf($"member:{document.Data.Id}:pledged:{Stamp(_now.Began)}"), MembershipChange.Started, _now.Began ?? club.ReceivedAt))
        : Reading.NotUsed(kind + "/no_pledge");

    private Reading Ended((CommunityId, Person) who) => _now is { PatronStatus: "active_patron", NextChargeDate: { } next } && next > club.ReceivedAt
        ? Reading.Unreadable("X-Patreon-Event, which is not signed, says that a pledge was deleted; the body shows one that is active.")
        : Reading.Of(Changed(who, club.EventOfBody(kind), MembershipChange.Cancelled, club.ReceivedAt));

    /// <summary>The member's last charge, once for however many deliveries show it; null if there is nothing new to tell of it.</summary>
    private Reading? Charged((CommunityId, Person) who)
    {
        if ((_now.LastChargeDate ?? _now.DeclinedSince) is not { } at)
            return null;

        MembershipChange? change = _now switch
        {
            { LastChargeStatus: "Paid", PatronStatus: "active_patron" } when at - (_now.Began ?? DateTimeOffset.MinValue) > FirstCharge => MembershipChange.Renewed,
            { LastChargeStatus: "Declined" or "Fraud" } or { PatronStatus: "declined_patron" } or { DeclinedSince: not null } => MembershipChange.PastDue,
            { LastChargeStatus: "Refunded" or "Refunded by Patreon" or "Partially Refunded" } => MembershipChange.Refunded,
            _ => null,
        };

        // A change of the pledge shows the last charge as well; it is older news then.
        if (change is not { } told || (kind.EndsWith("pledge:update", StringComparison.Ordinal) && told == MembershipChange.Renewed))
            return null;
        return Reading.Of(Changed(who, club.EventOf($"member:{document.Data.Id}:{told}:{Stamp(at)}"), told, at));
    }

    private MembershipChanged Changed((CommunityId, Person) who, EventId id, MembershipChange change, DateTimeOffset at)
    {
        var tier = Array.Find(document.Included ?? [], included => included is { Type: "tier" or "reward" } && included.Id == _related.Tier)?.Attributes?.Title;
        var money = change == MembershipChange.Cancelled ? null : Money.OfMinor(_now.Cents, CurrencySetting.Of(club.Connection));
        return club.Changed(id, who, change, at, new(tier ?? _related.Tier, change == MembershipChange.Cancelled ? null : _now.NextChargeDate, money));
    }

    private static string Stamp(DateTimeOffset? at) => at?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) ?? "";
}
