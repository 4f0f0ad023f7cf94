using Pipeline.Model;

namespace Pipeline.Ingest.Telegram;

/// <summary>
/// Who came, went, was sent away, or became staff. An administrator bot hears of a join twice: as a member update, which knows the
/// invite, and as a service message, which has the same time and is all that other bots hear. Both become a <see cref="MemberJoined"/>
/// of the same instant, and <c>Settings:Joins</c> = <c>updates</c> turns the service messages off.
/// </summary>
internal static class TelegramMembers
{
    private const string Stars = "XTR";

    public static Reading Changed(TelegramMemberUpdate change, TelegramDelivery delivery)
    {
        var channel = TelegramDelivery.ChannelOf(change.Chat);
        if (delivery.CommunityOf(change.Chat, channel) is not { } community)
            return TelegramMessages.NotOurs(change.Chat, "chat_member");

        var (before, after) = (change.OldChatMember, change.NewChatMember);
        var facts = new TelegramMemberFacts(delivery, community, delivery.PersonOf(after.User), TelegramDelivery.Time(change.Date));
        var events = new List<CommunityEvent>(2);
        if (!before.IsIn && after.IsIn)
            events.Add(Joined(change, facts));
        if (before.IsIn && !after.IsIn)
            events.Add(facts.Left(events.Count, ReasonOf(change), change.From.Id == after.User.Id ? null : delivery.PersonOf(change.From).Id));
        if (before.IsStaff != after.IsStaff)
            events.Add(facts.RoleChanged(events.Count, after.IsStaff, StatusName(after)));
        if (MembershipOf(before, after) is { } membership)
            events.Add(facts.Paid(events.Count, membership, after.PaidUntil, change.InviteLink, Stars));

        return events.Count > 0 ? new(events) : Reading.NotUsed("chat_member/" + StatusName(after));
    }

    /// <summary>The service messages new_chat_members and left_chat_member.</summary>
    public static Reading Announced(TelegramMessage message, string kind, CommunityId community, TelegramDelivery delivery)
    {
        if (delivery.Connection.Settings.GetValueOrDefault("Joins") == "updates" || message is { NewChatMembers: [], LeftChatMember: null })
            return Reading.NotUsed(kind + (message.LeftChatMember is null ? "/new_chat_members" : "/left_chat_member"));

        var at = TelegramDelivery.Time(message.Date);
        var events = new List<CommunityEvent>();
        foreach (var user in message.NewChatMembers ?? [])
        {
            var facts = new TelegramMemberFacts(delivery, community, delivery.PersonOf(user), at);
            events.Add(facts.Announced(message, message.From is { } actor && actor.Id != user.Id ? delivery.PersonOf(actor) : null));
        }

        if (message.LeftChatMember is { } gone)
        {
            var facts = new TelegramMemberFacts(delivery, community, delivery.PersonOf(gone), at);
            var by = message.From is { } actor && actor.Id != gone.Id ? delivery.PersonOf(actor).Id : (MemberId?)null;
            events.Add(facts.AnnouncedLeft(message, by));
        }

        return new(events);
    }

    /// <summary>The status as Telegram names it; a name that is not known yet is not passed on.</summary>
    public static string StatusName(TelegramChatMember member) => member.Status switch
    {
        "creator" or "administrator" or "member" or "restricted" or "left" or "kicked" => member.Status,
        _ => "other",
    };

    private static MemberJoined Joined(TelegramMemberUpdate change, TelegramMemberFacts facts)
    {
        // Whoever lets somebody in who asked, or who came by a folder's link, did not invite them; nor did they invite themselves.
        var inviter = change switch
        {
            { InviteLink.Creator: { IsBot: false } creator } => creator.Id == change.NewChatMember.User.Id ? null : creator,
            { InviteLink: null, ViaJoinRequest: false, ViaChatFolderInviteLink: false, From: { IsBot: false } actor }
                when actor.Id != change.NewChatMember.User.Id => actor,
            _ => null,
        };

        // Links that other administrators made come with their end cut off, so a link's name says more than the link.
        return facts.Joined(0, inviter, change.InviteLink?.Name ?? change.InviteLink?.InviteLink);
    }

    private static LeaveReason ReasonOf(TelegramMemberUpdate change) => change.NewChatMember.Status switch
    {
        "kicked" => LeaveReason.Banned,
        _ when change.From.Id == change.NewChatMember.User.Id => LeaveReason.Left,
        _ => LeaveReason.Kicked,
    };

    private static MembershipChange? MembershipOf(TelegramChatMember before, TelegramChatMember after) => (before.PaidUntil, after.PaidUntil) switch
    {
        (0, > 0) => MembershipChange.Started,
        ( > 0, > 0) when after.PaidUntil > before.PaidUntil => MembershipChange.Renewed,
        ( > 0, 0) when !after.IsIn => MembershipChange.Cancelled,
        _ => null,
    };
}
