using System.Globalization;
using Pipeline.Ingest.Memberships;
using Pipeline.Model;

namespace Pipeline.Ingest.Discourse;

/// <summary>
/// Who comes and goes. Where a club is one group of a larger forum, the setting <c>Group</c> names it by id: then people join by being added
/// to the group, and not by signing up. <c>Tiers</c> (<c>41=Gold,42=Silver</c>) names the groups that people pay for.
/// </summary>
internal static class DiscourseUsers
{
    public static Reading Read(ClubDelivery club, string kind, DiscourseUser user)
    {
        if (club.CommunityOf() is not { } community)
            return ClubDelivery.NotOurs(kind);

        var who = (community, PersonOf(club, user.Id, user.Username, user.Name));
        var isJoin = kind == "user_created" && GroupOf(club) is null;
        var events = new List<CommunityEvent>(2);
        if (isJoin)
            events.Add(club.Joined(club.EventOf($"user:{user.Id}:joined"), who, user.CreatedAt ?? club.ReceivedAt));
        if (kind == "user_destroyed")
            events.Add(club.Left(club.EventOf($"user:{user.Id}:destroyed"), who, club.ReceivedAt));
        if (kind == "user_updated" || (kind == "user_created" && user.IsStaff))
            events.Add(club.RoleChanged(club.EventOfBody(kind), who, club.ReceivedAt, user.IsStaff, RolesOf(user)));
        return events.Count > 0 ? new(events) : Reading.NotUsed(kind);
    }

    public static Reading Grouped(ClubDelivery club, string kind, DiscourseGroupUser membership)
    {
        var (group, isAdded) = (Text(membership.GroupId), kind == "user_added_to_group");
        if (club.CommunityOf() is not { } community)
            return ClubDelivery.NotOurs(kind);

        var who = (community, PersonOf(club, membership.UserId));
        var id = club.EventOf($"group:{membership.Id}:{(isAdded ? "added" : "removed")}");
        if (group == GroupOf(club))
            return Reading.Of(isAdded ? club.Joined(id, who, club.ReceivedAt) : club.Left(id, who, club.ReceivedAt));
        if (TierOf(club, group) is { } tier)
            return Reading.Of(club.Changed(id, who, isAdded ? MembershipChange.Started : MembershipChange.Cancelled, club.ReceivedAt, new(tier)));
        return Reading.NotUsed(kind);
    }

    /// <summary>The system and its helper bot have ids below 1.</summary>
    public static Person PersonOf(ClubDelivery club, long id, string? username = null, string? name = null) =>
        club.PersonOf(Text(id), username, name, isBot: id < 1);

    private static string[] RolesOf(DiscourseUser user) =>
        [.. user.Admin == true ? ["admin"] : Array.Empty<string>(), .. user.Moderator == true ? ["moderator"] : Array.Empty<string>()];

    private static string? GroupOf(ClubDelivery club) => club.Connection.Settings.GetValueOrDefault(DiscourseSettings.Group);

    private static string? TierOf(ClubDelivery club, string group) =>
        DiscourseSettings.TiersIn(club.Connection.Settings.GetValueOrDefault(DiscourseSettings.Tiers, ""))
            .FirstOrDefault(tier => tier.Group == group).Name;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
