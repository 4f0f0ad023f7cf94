using Pipeline.Model;

namespace Pipeline.Ingest.History;

/// <summary>
/// One channel or thread of an export, and what its messages were. A message has the id that a live delivery of it has; joins and
/// reactions cannot, for live ones have times of their own.
/// </summary>
internal sealed class DiscordExportedChannel(string channel, bool isThread, CommunityId community, HistoryContext context)
{
    /// <exception cref="InvalidDataException">It is no channel of a server.</exception>
    public static DiscordExportedChannel From(IReadOnlyDictionary<string, string> head, HistoryContext context)
    {
        if (!head.TryGetValue("channel.id", out var id) || !head.TryGetValue("channel.type", out var type))
            throw new InvalidDataException("This is no export of DiscordChatExporter: no channel with id and type stands before its messages.");
        if (type.StartsWith("Direct", StringComparison.Ordinal))
            throw new InvalidDataException("This is the export of a private conversation, which is no community. Export a channel of a server.");

        return new(
            id, type.EndsWith("Thread", StringComparison.Ordinal), context.CommunityOr(head.GetValueOrDefault("guild.name", id)), context);
    }

    public IEnumerable<CommunityEvent> Events(DiscordExportedMessage message)
    {
        if (message.IsJoin)
            yield return Joined(message);
        if (!message.IsPost)
            yield break;

        yield return Posted(message);
        foreach (var reaction in message.Reactions ?? [])
        {
            if ((reaction.Emoji.Id is { Length: > 0 } own ? own : reaction.Emoji.Name) is not { Length: > 0 } emoji)
                continue;
            foreach (var user in reaction.Users ?? [])
                yield return Reacted(message, user, emoji);
        }
    }

    private MessagePosted Posted(DiscordExportedMessage message) => new()
    {
        Id = EventId.Of(context.Connection, $"message:{channel}:{message.Id}"),
        Community = community,
        Connection = context.Connection,
        Source = Source.Discord,
        At = message.Timestamp,
        Channel = new(channel),
        Message = new(message.Id.ToString()),
        Author = PersonOf(message.Author),
        Content = new(string.IsNullOrEmpty(message.Content) ? message.ForwardedMessage?.Content ?? "" : message.Content)
        {
            Mentions = message.Mentions.Value,
            HasMedia = message.Attachments.Value > 0 || message.Stickers.Value > 0 || message.ForwardedMessage is { Attachments.Value: > 0 },
            IsForwarded = message.IsForwarded,
        },
        ReplyTo = message is { Type: "Reply", Reference: { MessageId: { } answered } reference } && (reference.ChannelId?.ToString() ?? channel) == channel
            ? new(answered.ToString())
            : null,
        Thread = isThread ? channel : null,
    };

    // Exports say who reacted and not when: not before the message.
    private ReactionsChanged Reacted(DiscordExportedMessage message, DiscordExportedUser user, string emoji) => new()
    {
        Id = EventId.Of(context.Connection, $"reaction:{channel}:{message.Id}:{user.Id}:{emoji}"),
        Community = community,
        Connection = context.Connection,
        Source = Source.Discord,
        At = message.Timestamp,
        Channel = new(channel),
        Message = new(message.Id.ToString()),
        Actor = PersonOf(user),
        Added = [emoji],
    };

    private MemberJoined Joined(DiscordExportedMessage message) => new()
    {
        Id = EventId.Of(context.Connection, $"join-message:{channel}:{message.Id}"),
        Community = community,
        Connection = context.Connection,
        Source = Source.Discord,
        At = message.Timestamp,
        Member = PersonOf(message.Author),
    };

    private Person PersonOf(DiscordExportedUser user)
    {
        var id = user.Id.ToString();
        return new(context.Key.Of(Source.Discord, id), id, user.Name, user.Nickname, user.IsBot);
    }
}
