using Pipeline.Model;

namespace Pipeline.Ingest.Telegram;

/// <summary>Makes the events about one member that one update speaks of.</summary>
internal readonly record struct TelegramMemberFacts(TelegramDelivery Delivery, CommunityId Community, Person Member, DateTimeOffset At)
{
    public MemberJoined Joined(int ordinal, TelegramUser? inviter, string? invite) => new()
    {
        Id = Delivery.EventOf(ordinal),
        Community = Community,
        Connection = Delivery.Connection.Id,
        Source = Source.Telegram,
        At = At,
        Member = Member,
        Attribution = inviter is null ? Attribution.Unknown : Attribution.Exact,
        Inviter = inviter is null ? null : Delivery.PersonOf(inviter).Id,
        Invite = invite,
    };

    /// <summary>A service message's join has the id that exported history gives it.</summary>
    public MemberJoined Announced(TelegramMessage message, Person? actor) => new()
    {
        Id = EventId.Of(Delivery.Connection.Id, $"join:{message.Chat.Id}:{message.MessageId}:{Member.PlatformId}"),
        Community = Community,
        Connection = Delivery.Connection.Id,
        Source = Source.Telegram,
        At = At,
        Member = Member,
        Attribution = actor is { IsBot: false } ? Attribution.Exact : Attribution.Unknown,
        Inviter = actor is { IsBot: false } ? actor.Id : null,
    };

    public MemberLeft Left(int ordinal, LeaveReason reason, MemberId? by) => Left(Delivery.EventOf(ordinal), reason, by);

    /// <summary>Like <see cref="Announced"/>, for who left or was removed.</summary>
    public MemberLeft AnnouncedLeft(TelegramMessage message, MemberId? by) => Left(
        EventId.Of(Delivery.Connection.Id, $"left:{message.Chat.Id}:{message.MessageId}:{Member.PlatformId}"),
        by is null ? LeaveReason.Left : LeaveReason.Kicked,
        by);

    private MemberLeft Left(EventId id, LeaveReason reason, MemberId? by) => new()
    {
        Id = id,
        Community = Community,
        Connection = Delivery.Connection.Id,
        Source = Source.Telegram,
        At = At,
        Member = Member,
        Reason = reason,
        By = by,
    };

    public MemberRoleChanged RoleChanged(int ordinal, bool isStaff, string role) => new()
    {
        Id = Delivery.EventOf(ordinal),
        Community = Community,
        Connection = Delivery.Connection.Id,
        Source = Source.Telegram,
        At = At,
        Member = Member,
        IsStaff = isStaff,
        Roles = [role],
    };

    public MembershipChanged Paid(int ordinal, MembershipChange change, long paidUntil, TelegramInviteLink? link, string currency) => new()
    {
        Id = Delivery.EventOf(ordinal),
        Community = Community,
        Connection = Delivery.Connection.Id,
        Source = Source.Telegram,
        At = At,
        Member = Member,
        Change = change,
        Tier = link?.Name,
        PaidUntil = paidUntil > 0 ? TelegramDelivery.Time(paidUntil) : null,
        Amount = link is { SubscriptionPrice: > 0 } ? link.SubscriptionPrice : null,
        Currency = link is { SubscriptionPrice: > 0 } ? currency : null,
    };
}
