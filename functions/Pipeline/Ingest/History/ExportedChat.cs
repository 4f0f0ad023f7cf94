using System.Globalization;
using Pipeline.Model;

namespace Pipeline.Ingest.History;

/// <summary>
/// One group or channel of an export, and what its messages were. Every event has the id that a live delivery of the same thing has;
/// only reactions cannot, for live ones are named by the update they came with. History from before a group became a supergroup has
/// negative message ids, as Telegram Desktop writes them.
/// </summary>
internal sealed class ExportedChat(ChannelId channel, CommunityId community, HistoryContext context)
{
    private readonly HashSet<long> _topics = [];

    /// <summary>Null for what is no group: in the export of an account that is passed by.</summary>
    /// <exception cref="InvalidDataException">The chat is no community, or cannot be told which.</exception>
    public static ExportedChat? From(IReadOnlyDictionary<string, string> head, bool isOneOfMany, HistoryContext context)
    {
        if (!head.TryGetValue("id", out var id) || !head.TryGetValue("type", out var type))
            throw new InvalidDataException("This is no export of Telegram Desktop: a chat has no id and type before its messages.");

        var isLarge = type.EndsWith("supergroup", StringComparison.Ordinal) || type.EndsWith("channel", StringComparison.Ordinal);
        if (!isLarge && !type.EndsWith("group", StringComparison.Ordinal))
        {
            return isOneOfMany
                ? null
                : throw new InvalidDataException("This is the export of a private chat, which is no community. Export a group or a channel.");
        }

        if (isOneOfMany && context.Community is not null)
        {
            throw new InvalidDataException(
                "This is the export of a whole account: name no community, so that each group becomes its own, or export the one chat.");
        }

        // Bot API ids, which live deliveries carry, have a prefix that exports leave out.
        return new(new((isLarge ? "-100" : "-") + id), context.CommunityOr(head.GetValueOrDefault("name", id)), context);
    }

    /// <exception cref="InvalidDataException">The message cannot be read.</exception>
    public IReadOnlyList<CommunityEvent> Events(ExportedMessage message)
    {
        try
        {
            return message.Type switch
            {
                "message" => [.. Posted(message), .. Reactions(message)],
                "service" => Announced(message) is { } announced ? [announced] : [],

                // Telegram Desktop itself could not show it, and gives neither author nor time.
                _ => [],
            };
        }
        catch (InvalidOperationException unreadable)
        {
            throw new InvalidDataException("The file has a message whose text is no UTF-8.", unreadable);
        }
    }

    private IEnumerable<CommunityEvent> Posted(ExportedMessage message)
    {
        if (message.Author is not { } author)
            yield break;

        var reply = message.ReplyTo;
        var isInTopic = reply is { } root && _topics.Contains(root);
        yield return new MessagePosted
        {
            Id = EventId.Of(context.Connection, $"message:{channel}:{message.Id}"),
            Community = community,
            Connection = context.Connection,
            Source = Source.Telegram,
            At = message.At,
            Channel = channel,
            Message = MessageOf(message.Id),
            Author = PersonOf(author),
            Content = message.Content,

            // What answers nothing else in a topic answers the message that made the topic.
            ReplyTo = reply is { } answered && !isInTopic ? MessageOf(answered) : null,
            Thread = isInTopic ? MessageOf(reply!.Value).Value : null,
        };
    }

    // Exports name a few of those who reacted; the rest is a number, and who is in it is not known.
    private IEnumerable<CommunityEvent> Reactions(ExportedMessage message) =>
        message.Reactions.Select(reaction => new ReactionsChanged
        {
            Id = EventId.Of(context.Connection, $"reaction:{channel}:{message.Id}:{reaction.Actor.PlatformId}:{reaction.Name}"),
            Community = community,
            Connection = context.Connection,
            Source = Source.Telegram,
            At = reaction.At,
            Channel = channel,
            Message = MessageOf(message.Id),
            Actor = PersonOf(reaction.Actor),
            Added = [reaction.Name],
        });

    private CommunityEvent? Announced(ExportedMessage message)
    {
        if (message.Action == "topic_created")
            _topics.Add(message.Id);
        if (message.Actor is not { IsChat: false } actor)
            return null;

        // Members that somebody else added or removed are exported by name alone, which is no account.
        return message.Action switch
        {
            "join_group_by_link" or "join_group_by_request" => Joined(message, actor),
            "invite_members" when message.IsAboutActor => Joined(message, actor),
            "remove_members" when message.IsAboutActor => Left(message, actor),
            _ => null,
        };
    }

    private MemberJoined Joined(ExportedMessage message, ExportedAccount member) => new()
    {
        Id = EventId.Of(context.Connection, $"join:{channel}:{message.Id}:{member.PlatformId}"),
        Community = community,
        Connection = context.Connection,
        Source = Source.Telegram,
        At = message.At,
        Member = PersonOf(member),
    };

    private MemberLeft Left(ExportedMessage message, ExportedAccount member) => new()
    {
        Id = EventId.Of(context.Connection, $"left:{channel}:{message.Id}:{member.PlatformId}"),
        Community = community,
        Connection = context.Connection,
        Source = Source.Telegram,
        At = message.At,
        Member = PersonOf(member),
        Reason = LeaveReason.Left,
    };

    private Person PersonOf(ExportedAccount account) =>
        new(context.Key.Of(Source.Telegram, account.PlatformId), account.PlatformId, Name: account.Name, IsBot: account.IsNobody);

    private static MessageId MessageOf(long id) => new(id.ToString(CultureInfo.InvariantCulture));
}
