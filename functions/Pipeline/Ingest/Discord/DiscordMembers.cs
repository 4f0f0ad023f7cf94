using System.Globalization;
using Pipeline.Model;

namespace Pipeline.Ingest.Discord;

/// <summary>
/// Who came, went, was sent away, or became staff. That somebody is gone is told without a reason; the ban and the entry in the audit log
/// that tell the reason come before or after it, and are leaves of the same member on the same day, which count once.
/// </summary>
internal static class DiscordMembers
{
    private const int Kick = 20;
    private const int Ban = 22;

    public static Reading Joined(DiscordMemberChange member, DiscordDelivery delivery)
    {
        if (delivery.CommunityOf(member.GuildId) is not { } community)
            return delivery.NotOurs();

        var (used, at) = (delivery.Envelope.Invite, member.JoinedAt ?? delivery.At);
        var inviter = used?.Inviter is { Bot: false } maker && maker.Id != member.User.Id ? delivery.MemberOf(maker.Id) : (MemberId?)null;
        return Reading.Of(new MemberJoined
        {
            // May be told again for somebody who is in already, with the time at which they joined.
            Id = delivery.EventOf($"join:{member.GuildId}:{member.User.Id}:{at.UtcTicks}"),
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Discord,
            At = at,
            Member = delivery.PersonOf(member.User, member.Nick),
            Attribution = inviter is null ? Attribution.Unknown : Attribution.Inferred,
            Inviter = inviter,
            Invite = used?.Code,
        });
    }

    public static Reading Left(DiscordMemberChange member, LeaveReason reason, DiscordDelivery delivery) =>
        delivery.CommunityOf(member.GuildId) is { } community
            ? Reading.Of(Left(delivery.EventOf(), community, delivery.At, delivery.PersonOf(member.User), delivery) with { Reason = reason })
            : delivery.NotOurs();

    /// <summary>Entries that say why a member is gone, and who saw to it. All others are not used.</summary>
    public static Reading Audited(DiscordAuditEntry entry, DiscordDelivery delivery)
    {
        if (entry.ActionType is not (Kick or Ban) || !ulong.TryParse(entry.TargetId, NumberStyles.None, CultureInfo.InvariantCulture, out var target))
            return delivery.NotUsed($"action_{entry.ActionType}");
        if (delivery.CommunityOf(entry.GuildId) is not { } community)
            return delivery.NotOurs();

        var gone = delivery.PersonOf(new Snowflake(target), null);
        return Reading.Of(Left(delivery.EventOf($"audit:{entry.Id}"), community, entry.Id.Time, gone, delivery) with
        {
            Reason = entry.ActionType == Kick ? LeaveReason.Kicked : LeaveReason.Banned,
            By = entry.UserId is { } by && by.Value != target ? delivery.MemberOf(by) : null,
        });
    }

    /// <summary>Only what the connection calls staff is looked at: every change of a name is told in the same words.</summary>
    public static Reading Changed(DiscordMemberChange member, DiscordDelivery delivery)
    {
        if (member.Roles is not { } roles || delivery.IsStaff(roles) is not { } isStaff)
            return Reading.NotUsed(delivery.Kind);
        if (delivery.CommunityOf(member.GuildId) is not { } community)
            return delivery.NotOurs();

        return Reading.Of(RoleChanged(delivery.EventOf(), community, member, isStaff, roles, delivery));
    }

    /// <summary>Who is staff when the relay begins to listen. Whoever is not is not told: it would be everybody.</summary>
    public static Reading Found(DiscordMembersChunk chunk, DiscordDelivery delivery)
    {
        if (delivery.CommunityOf(chunk.GuildId) is not { } community)
            return delivery.NotOurs();

        var staff = chunk.Members
            .Where(member => member.Roles is { } roles && delivery.IsStaff(roles) == true)
            .Select(member => RoleChanged(delivery.EventOf(member.User.Id), community, member, isStaff: true, member.Roles!, delivery))
            .ToList();
        return staff.Count > 0 ? new(staff) : Reading.NotUsed(delivery.Kind);
    }

    public static Reading Invited(DiscordInvite invite, DiscordDelivery delivery)
    {
        if (invite.Inviter is not { } maker)
            return delivery.NotUsed("nobody");
        if (delivery.CommunityOf(invite.Server, invite.Room) is not { } community)
            return delivery.NotOurs();

        return Reading.Of(new InviteCreated
        {
            Id = delivery.EventOf($"invite:{invite.Code}"),
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Discord,
            At = invite.CreatedAt ?? delivery.At,
            Creator = delivery.PersonOf(maker),
            Invite = invite.Code,
        });
    }

    private static MemberRoleChanged RoleChanged(
        EventId id, CommunityId community, DiscordMemberChange member, bool isStaff, Snowflake[] roles, DiscordDelivery delivery) => new()
        {
            Id = id,
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Discord,
            At = delivery.At,
            Member = delivery.PersonOf(member.User, member.Nick),
            IsStaff = isStaff,
            Roles = Array.ConvertAll(roles, role => role.ToString()),
        };

    private static MemberLeft Left(EventId id, CommunityId community, DateTimeOffset at, Person gone, DiscordDelivery delivery) => new()
    {
        Id = id,
        Community = community,
        Connection = delivery.Connection.Id,
        Source = Source.Discord,
        At = at,
        Member = gone,
    };
}
