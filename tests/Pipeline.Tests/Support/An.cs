using Pipeline.Model;

namespace Pipeline.Tests.Support;

/// <summary>Events of one made-up community, with everything that a test does not care about filled in.</summary>
internal static class An
{
    public static readonly CommunityId Club = new("club");
    public static readonly MemberKey Key = new("a key for tests only"u8);
    private static readonly ConnectionId Bot = new("bot");
    private static readonly ChannelId General = new("general");

    /// <summary>Noon of a summer's day; minutes count from there.</summary>
    public static DateTimeOffset At(double minutes) => new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero).AddMinutes(minutes);

    public static Person Member(string name, bool isBot = false) => new(Id(name), name, name, IsBot: isBot);

    public static MemberId Id(string name) => new(name.PadRight(26, '0')[..26]);

    public static MessagePosted Message(
        string id, string by, double at, string text = "hello there, how is it going", string? replyTo = null, string? channel = null, bool isBot = false) => new()
        {
            Id = new($"post-{id}"),
            Community = Club,
            Connection = Bot,
            Source = Source.Telegram,
            At = At(at),
            Channel = channel is null ? General : new(channel),
            Message = new(id),
            Author = Member(by, isBot),
            Content = new(text),
            ReplyTo = replyTo is null ? null : new(replyTo),
        };

    public static MessageEdited Edit(string id, string by, double at, string text) => new()
    {
        Id = new($"edit-{id}-{at}"),
        Community = Club,
        Connection = Bot,
        Source = Source.Telegram,
        At = At(at),
        Channel = General,
        Message = new(id),
        Author = Member(by),
        Content = new(text),
    };

    public static MessageDeleted Deletion(string id, double at) => new()
    {
        Id = new($"delete-{id}"),
        Community = Club,
        Connection = Bot,
        Source = Source.Telegram,
        At = At(at),
        Channel = General,
        Message = new(id),
    };

    public static ReactionsChanged Reaction(string id, string by, double at, string[]? added = null, string[]? removed = null) => new()
    {
        Id = new($"react-{id}-{by}-{at}"),
        Community = Club,
        Connection = Bot,
        Source = Source.Telegram,
        At = At(at),
        Channel = General,
        Message = new(id),
        Actor = Member(by),
        Added = added ?? (removed is null ? ["+1"] : []),
        Removed = removed ?? [],
    };

    public static ReactionTotals Totals(string id, double at, int total) => new()
    {
        Id = new($"totals-{id}-{at}"),
        Community = Club,
        Connection = Bot,
        Source = Source.Telegram,
        At = At(at),
        Channel = General,
        Message = new(id),
        Total = total,
    };

    public static MemberJoined Join(string who, double at, string? invitedBy = null) => new()
    {
        Id = new($"join-{who}-{at}"),
        Community = Club,
        Connection = Bot,
        Source = Source.Telegram,
        At = At(at),
        Member = Member(who),
        Attribution = invitedBy is null ? Attribution.Unknown : Attribution.Exact,
        Inviter = invitedBy is null ? null : Id(invitedBy),
    };

    public static MemberLeft Leave(string who, double at, LeaveReason reason = LeaveReason.Left) => new()
    {
        Id = new($"leave-{who}-{at}"),
        Community = Club,
        Connection = Bot,
        Source = Source.Telegram,
        At = At(at),
        Member = Member(who),
        Reason = reason,
    };

    public static MemberRoleChanged Role(string who, double at, bool isStaff) => new()
    {
        Id = new($"role-{who}-{at}"),
        Community = Club,
        Connection = Bot,
        Source = Source.Telegram,
        At = At(at),
        Member = Member(who),
        IsStaff = isStaff,
    };

    public static PollAnswered Vote(string who, double at, params int[] options) => new()
    {
        Id = new($"vote-{who}-{at}"),
        Community = Club,
        Connection = Bot,
        Source = Source.Telegram,
        At = At(at),
        Member = Member(who),
        Poll = "poll",
        Options = options,
    };
}
