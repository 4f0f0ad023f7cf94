using Pipeline.Ingest.Memberships;
using Pipeline.Model;

namespace Pipeline.Ingest.HubSpot;

/// <summary>Makes of one event of the CRM what the connection's settings say it means.</summary>
internal static class HubSpotMeanings
{
    /// <summary>False where it means nothing for the community.</summary>
    public static bool Add(ClubDelivery club, HubSpotEvent told, List<CommunityEvent> events)
    {
        if (!told.IsOfContact || club.CommunityOf($"{told.PortalId}") is not { } community)
            return false;

        var at = DateTimeOffset.FromUnixTimeMilliseconds(told.OccurredAt);
        var who = (community, club.PersonOf($"{told.ObjectId}"));
        var count = events.Count;
        foreach (var meaning in HubSpotRules.MeaningsOf(told, club.Connection))
        {
            // HubSpot does not promise that an event's id is nobody else's.
            var id = club.EventOf($"event:{told.SubscriptionId}:{told.EventId}:{told.ObjectId}:{told.OccurredAt}", (int)meaning);
            events.Add(EventOf(club, told, meaning, (id, who, at)));
        }

        return events.Count > count;
    }

    private static CommunityEvent EventOf(
        ClubDelivery club, HubSpotEvent told, HubSpotMeaning meaning, (EventId Id, (CommunityId, Person) Who, DateTimeOffset At) head) => meaning switch
        {
            HubSpotMeaning.Joined => club.Joined(head.Id, head.Who, head.At),
            HubSpotMeaning.Left => club.Left(head.Id, head.Who, head.At),
            HubSpotMeaning.Staff or HubSpotMeaning.Role => club.RoleChanged(
                head.Id, head.Who, head.At, HubSpotRules.IsYes(told, meaning, club.Connection), RolesOf(told, meaning)),
            _ => club.Changed(
                head.Id, head.Who, HubSpotRules.ChangeOf(meaning)!.Value, head.At, new(meaning == HubSpotMeaning.Tier ? told.PropertyValue : null)),
        };

    private static string[] RolesOf(HubSpotEvent told, HubSpotMeaning meaning) =>
        meaning == HubSpotMeaning.Role && told.PropertyValue is { Length: > 0 } role ? [role] : [];
}
