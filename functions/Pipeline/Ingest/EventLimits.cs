using Pipeline.Model;

namespace Pipeline.Ingest;

/// <summary>What every source's events are held to before they reach the bus: beyond it a later stage could store no row of them.</summary>
internal static class EventLimits
{
    /// <summary>
    /// Characters of an id that stands in a key beside another one: a channel's, a message's, a conversion's. A key of Table Storage has
    /// 1,024; each character of an id may take five of them (see <see cref="Store.KeyText.Safe"/>), and the rest of the widest key 65.
    /// </summary>
    public const int MaxIdLength = 95;

    /// <summary>Characters of an invite, which has a key of its own.</summary>
    public const int MaxInviteLength = 200;

    /// <summary>Characters of a platform's own user id, and of a tier's name: neither is part of a key, and both are stored with the member.</summary>
    public const int MaxNameLength = 200;

    /// <summary>A clock that was never set says 1970, or the year 1.</summary>
    public static readonly DateTimeOffset Earliest = new(1971, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Why the event cannot be taken, without quoting it; null where it can.</summary>
    public static string? FaultOf(CommunityEvent communityEvent, DateTimeOffset now)
    {
        if (communityEvent.At > now + CommunityEvent.MaxAhead)
            return "An event is more than a day in the future.";
        if (communityEvent.At < Earliest)
            return "An event is from before 1971: the clock it comes from was never set.";
        if (PersonOf(communityEvent)?.PlatformId.Length > MaxNameLength || communityEvent is MembershipChanged { Tier.Length: > MaxNameLength })
            return $"An event has a user id or a tier of more than {MaxNameLength} characters.";
        return HasLongId(communityEvent) ? $"An event has an id of more than {MaxIdLength} characters, or an invite of more than {MaxInviteLength}." : null;
    }

    private static bool HasLongId(CommunityEvent communityEvent) => communityEvent switch
    {
        MessagePosted posted => IsLong(posted.Channel.Value, posted.Message.Value, posted.ReplyTo?.Value),
        MessageEdited edited => IsLong(edited.Channel.Value, edited.Message.Value),
        MessageDeleted deleted => IsLong(deleted.Channel.Value, deleted.Message.Value),
        ReactionsChanged reactions => IsLong(reactions.Channel.Value, reactions.Message.Value),
        ReactionTotals totals => IsLong(totals.Channel.Value, totals.Message.Value),
        MemberReported reported => IsLong(reported.Channel?.Value, reported.Message?.Value),
        ChannelMigrated migrated => IsLong(migrated.From.Value, migrated.To.Value),
        VoiceJoined voice => IsLong(voice.Channel?.Value),
        Conversion conversion => IsLong(conversion.Transaction, conversion.Goal),
        MemberJoined joined => joined.Invite?.Length > MaxInviteLength,
        InviteCreated created => created.Invite.Length > MaxInviteLength,
        _ => false,
    };

    private static Person? PersonOf(CommunityEvent communityEvent) => communityEvent switch
    {
        MessagePosted posted => posted.Author,
        MessageEdited edited => edited.Author,
        ReactionsChanged reactions => reactions.Actor,
        MemberJoined joined => joined.Member,
        MemberLeft left => left.Member,
        MembershipChanged changed => changed.Member,
        MemberRoleChanged role => role.Member,
        MemberReported reported => reported.Reporter,
        InviteCreated created => created.Creator,
        PollAnswered answer => answer.Member,
        VoiceJoined voice => voice.Member,
        _ => null,
    };

    private static bool IsLong(params ReadOnlySpan<string?> ids)
    {
        foreach (var id in ids)
        {
            if (id?.Length > MaxIdLength)
                return true;
        }

        return false;
    }
}
