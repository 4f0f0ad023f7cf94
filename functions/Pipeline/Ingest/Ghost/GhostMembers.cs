using Pipeline.Ingest.Memberships;
using Pipeline.Model;

namespace Pipeline.Ingest.Ghost;

/// <summary>Members: added where nothing was before, deleted where nothing is now, else edited.</summary>
internal static class GhostMembers
{
    public static Reading Read(ClubDelivery club, GhostChange<GhostMember> change)
    {
        var (now, before) = (change.Current, change.Previous);
        if ((now.Id ?? before.Id) is not { } id)
            return Reading.NotUsed("member/no_id");
        if (club.CommunityOf(now.Tiers is [{ } tier, ..] ? tier.Id : null) is not { } community)
            return ClubDelivery.NotOurs("member");

        var who = (community, club.PersonOf(id, name: now.Name ?? before.Name));
        if (now.Id is null)
            return Reading.Of(club.Left(club.EventOf($"member:{id}:deleted"), who, club.ReceivedAt));

        var events = new List<CommunityEvent>(2);
        var isAdded = before is { Id: null, Status: null, UpdatedAt: null };
        if (isAdded)
            events.Add(club.Joined(club.EventOf($"member:{id}:joined"), who, now.CreatedAt ?? club.ReceivedAt));
        if (Paid(isAdded ? "free" : before.Status, before, now) is { } paid)
            events.Add(club.Changed(club.EventOfBody("member"), who, paid, now.UpdatedAt ?? club.ReceivedAt, TermsOf(now, paid)));
        return events.Count > 0 ? new(events) : Reading.NotUsed("member/edited");
    }

    // Comped members are given what others pay for.
    private static MembershipChange? Paid(string? was, GhostMember before, GhostMember now) => (was, now.Status) switch
    {
        ("free", "paid" or "comped") => MembershipChange.Started,
        ("comped", "paid") => MembershipChange.Started,
        ("paid" or "comped", "free") => MembershipChange.Cancelled,
        ("paid", "comped") => MembershipChange.TierChanged,
        (null, "paid" or "comped") => Continued(before, now),
        _ => null,
    };

    private static MembershipChange? Continued(GhostMember before, GhostMember now) => (before, now) switch
    {
        ({ Tiers: { } was }, _) when !was.Select(tier => tier.Id).SequenceEqual((now.Tiers ?? []).Select(tier => tier.Id)) => MembershipChange.TierChanged,
        ({ Subscriptions: [{ } was, ..] }, { Subscriptions: [{ } @is, ..] }) => Continued(was, @is),
        _ => null,
    };

    private static MembershipChange? Continued(GhostSubscription was, GhostSubscription now) => (was, now) switch
    {
        ({ Status: not ("past_due" or "unpaid") }, { Status: "past_due" or "unpaid" }) => MembershipChange.PastDue,
        _ when now.CurrentPeriodEnd > was.CurrentPeriodEnd => MembershipChange.Renewed,
        _ => null,
    };

    private static MembershipTerms TermsOf(GhostMember now, MembershipChange change)
    {
        var subscription = now.Subscriptions is [{ } first, ..] ? first : null;
        var price = change == MembershipChange.Cancelled || now.Status == "comped" ? null : subscription?.Price ?? subscription?.Plan;
        var tier = now.Tiers is [{ } one, ..] ? one.Name ?? one.Id : null;
        return new(tier, subscription?.CurrentPeriodEnd, Money.OfMinor(price?.Amount, price?.Currency));
    }
}
