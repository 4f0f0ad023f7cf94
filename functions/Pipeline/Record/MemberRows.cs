using Pipeline.Model;

namespace Pipeline.Record;

/// <summary>What an event says about a member.</summary>
internal static class MemberRows
{
    public static MemberState Seen(CommunityEvent communityEvent, Person person) => new()
    {
        Community = communityEvent.Community,
        Member = person.Id,
        Source = communityEvent.Source,
        PlatformId = person.PlatformId,
        Handle = person.Handle,
        Name = person.Name,
        IsBot = person.IsBot,
        NamedAt = person is { Handle: null, Name: null } ? null : communityEvent.At,
        SeenAt = communityEvent.At,
        FirstSeenAt = communityEvent.At,
    };

    public static MemberState Wrote(CommunityEvent communityEvent, Person author, ChannelId channel, MessageId message, TextSignals signals) =>
        Seen(communityEvent, author) with
        {
            WritingDays = [DateOnly.FromDateTime(communityEvent.At.UtcDateTime)],
            FirstLinks = signals.Links == signals.Familiar ? null : [new(communityEvent.At, channel, message, signals.Links - signals.Familiar)],
        };

    public static MemberState Joined(MemberJoined joined) => Seen(joined, joined.Member) with
    {
        JoinedAt = joined.At,
        Attribution = joined.Attribution,
        Inviter = joined.Inviter,
    };

    public static MemberState RoleChanged(MemberRoleChanged role) => Seen(role, role.Member) with
    {
        StaffChanges = [new(role.At, role.IsStaff)],
    };
}
