using Pipeline.Model;

namespace Pipeline.Record;

/// <summary>The facts of everything that is not a posted message.</summary>
internal static class FactRows
{
    /// <summary>Anonymous reactions are nobody's.</summary>
    private static readonly MemberId Nobody = new("");

    public static ActivityFact Of(CommunityEvent communityEvent, MemberId member, DateOnly day)
    {
        var fact = New(communityEvent, member, day, KindOf(communityEvent));
        return communityEvent switch
        {
            ReactionsChanged reactions => fact with
            {
                Channel = reactions.Channel,
                Message = reactions.Message,
                Added = OrNull(reactions.Added),
                Removed = OrNull(reactions.Removed),
            },
            PollAnswered answer => fact with { Poll = answer.Poll, Added = OrNull([.. answer.Options.Select(option => $"{option}")]) },
            VoiceJoined voice => fact with { Channel = voice.Channel },
            MemberJoined joined => fact with { Attribution = joined.Attribution, Inviter = joined.Inviter },
            MemberLeft left => fact with { Leave = left.Reason },
            _ => fact,
        };
    }

    public static ActivityFact Of(ReactionTotals totals, DateOnly day) => New(totals, Nobody, day, ActivityKind.ReactionTotal) with
    {
        Channel = totals.Channel,
        Message = totals.Message,
        Total = totals.Total,
    };

    public static ActivityFact Of(MessageEdited edited, DateOnly day, TextSignals signals) =>
        New(edited, edited.Author.Id, day, ActivityKind.Edited) with { Channel = edited.Channel, Message = edited.Message, Signals = signals };

    private static ActivityFact New(CommunityEvent communityEvent, MemberId member, DateOnly day, ActivityKind kind) => new()
    {
        Community = communityEvent.Community,
        Day = day,
        Member = member,
        At = communityEvent.At,
        Event = communityEvent.Id,
        Source = communityEvent.Source,
        Kind = kind,
    };

    private static ActivityKind KindOf(CommunityEvent communityEvent) => communityEvent switch
    {
        ReactionsChanged => ActivityKind.Reaction,
        PollAnswered => ActivityKind.PollAnswer,
        VoiceJoined => ActivityKind.Voice,
        MemberJoined => ActivityKind.Joined,
        MemberLeft => ActivityKind.Left,
        _ => throw new ArgumentOutOfRangeException(nameof(communityEvent), communityEvent.GetType().Name, "This event is no fact of its own."),
    };

    private static IReadOnlyList<string>? OrNull(IReadOnlyList<string> list) => list.Count == 0 ? null : list;
}
