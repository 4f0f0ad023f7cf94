using Pipeline.Model;

namespace Pipeline.Ingest.Slack;

/// <summary>
/// Makes the events that a channel's messages tell of. Live deliveries and exported history make the same ones, under the same ids.
/// </summary>
internal readonly record struct SlackFacts(ConnectionId Connection, CommunityId Community, string Channel, SlackPeople People)
{
    /// <summary>Null where the message names no author.</summary>
    public MessagePosted? Posted(SlackMessage message) => People.AuthorOf(message) is not { } author ? null : new()
    {
        Id = EventId.Of(Connection, $"message:{Channel}:{message.Ts.Text}"),
        Community = Community,
        Connection = Connection,
        Source = Source.Slack,
        At = message.Ts.At,
        Channel = new(Channel),
        Message = new(message.Ts.Text),
        Author = author,
        Content = ContentOf(message),
        ReplyTo = message.Root is { } root ? new MessageId(root) : null,
        Thread = message.Root,
    };

    /// <summary>Named by when it was edited: what changes a message later repeats the edit. Null where the message names no author.</summary>
    public MessageEdited? Edited(SlackMessage message, SlackEdit edit) => People.AuthorOf(message) is not { } author ? null : new()
    {
        Id = EventId.Of(Connection, $"edit:{Channel}:{message.Ts.Text}:{edit.Ts.Text}"),
        Community = Community,
        Connection = Connection,
        Source = Source.Slack,
        At = edit.Ts.At,
        Channel = new(Channel),
        Message = new(message.Ts.Text),
        Author = author,
        Content = ContentOf(message),
    };

    public MemberJoined Joined(string user, string? inviter, SlackProfile? shown, EventId id, DateTimeOffset at) => new()
    {
        Id = id,
        Community = Community,
        Connection = Connection,
        Source = Source.Slack,
        At = at,
        Member = People.PersonOf(user, shown),
        Inviter = People.InviterOf(user, inviter),
        Attribution = People.InviterOf(user, inviter) is null ? Attribution.Unknown : Attribution.Exact,
    };

    public MemberLeft Left(string user, SlackProfile? shown, EventId id, DateTimeOffset at) => new()
    {
        Id = id,
        Community = Community,
        Connection = Connection,
        Source = Source.Slack,
        At = at,
        Member = People.PersonOf(user, shown),
    };

    /// <summary>What the channel shows when somebody comes; null where nobody is named.</summary>
    public MemberJoined? AnnouncedJoin(SlackMessage message) => message.User is not { Length: > 0 } user
        ? null
        : Joined(user, message.Inviter, message.UserProfile, AnnouncementOf("join", message, user), message.Ts.At);

    /// <summary>Like <see cref="AnnouncedJoin"/>, for who goes.</summary>
    public MemberLeft? AnnouncedLeave(SlackMessage message) => message.User is not { Length: > 0 } user
        ? null
        : Left(user, message.UserProfile, AnnouncementOf("left", message, user), message.Ts.At);

    private static MessageContent ContentOf(SlackMessage message)
    {
        var text = message.Text ?? SlackText.Empty;
        return new(text.Plain)
        {
            HiddenLinks = text.HiddenLinks,
            Mentions = text.Mentions,
            HasMedia = message.HasFiles,
            IsForwarded = message.Attachments is { } attachments && Array.Exists(attachments, attachment => attachment is { IsShare: true }),
        };
    }

    private EventId AnnouncementOf(string what, SlackMessage message, string user) =>
        EventId.Of(Connection, $"{what}:{Channel}:{message.Ts.Text}:{user}");
}
