using Pipeline.Model;

namespace Pipeline.Ingest.Discord;

/// <summary>Messages, their edits and their deletion.</summary>
internal static class DiscordMessages
{
    private const string Withheld = "content_withheld";

    public static Reading Posted(DiscordMessage message, DiscordDelivery delivery)
    {
        if (Passed(message, delivery) is { } passed)
            return passed;
        if (delivery.CommunityOf(message.GuildId, message.ChannelId) is not { } community)
            return delivery.NotOurs();

        var posted = new MessagePosted
        {
            Id = delivery.EventOf($"message:{message.ChannelId}:{message.Id}"),
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Discord,
            At = message.Timestamp ?? throw new InvalidDataException("A message has no time."),
            Channel = new(message.ChannelId.ToString()),
            Message = new(message.Id.ToString()),
            Author = AuthorOf(message, delivery),
            Content = ContentOf(message),
            ReplyTo = ReplyOf(message),
            Thread = message.IsInThread ? message.ChannelId.ToString() : null,
        };

        // Somebody wrote, whatever it was; the count tells an operator that an intent is missing.
        return Reading.Of(posted) with { Unused = message.IsWithheld ? [$"{delivery.Kind}/{Withheld}"] : [] };
    }

    public static Reading Edited(DiscordMessage message, DiscordDelivery delivery)
    {
        // Previews of links, pins and flags change a message too, and old ones come without author or content.
        if (message is not { EditedTimestamp: { } editedAt, Author: not null, Content: not null })
            return delivery.NotUsed("no_edit");
        if (Passed(message, delivery) is { } passed)
            return passed;
        if (message.IsWithheld)
            return delivery.NotUsed(Withheld);
        if (delivery.CommunityOf(message.GuildId, message.ChannelId) is not { } community)
            return delivery.NotOurs();

        return Reading.Of(new MessageEdited
        {
            // A preview of a link in an edited message comes with the time of the edit: it is the same edit again.
            Id = delivery.EventOf($"edit:{message.ChannelId}:{message.Id}:{editedAt.UtcTicks}"),
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Discord,
            At = editedAt,
            Channel = new(message.ChannelId.ToString()),
            Message = new(message.Id.ToString()),
            Author = AuthorOf(message, delivery),
            Content = ContentOf(message),
        });
    }

    public static Reading Deleted(Snowflake channel, Snowflake? guild, ReadOnlySpan<Snowflake> messages, DiscordDelivery delivery)
    {
        if (delivery.CommunityOf(guild, channel) is not { } community)
            return delivery.NotOurs();
        if (messages.IsEmpty)
            return delivery.NotUsed("empty");

        var events = new List<CommunityEvent>(messages.Length);
        foreach (var message in messages)
        {
            events.Add(new MessageDeleted
            {
                Id = delivery.EventOf($"delete:{channel}:{message}"),
                Community = community,
                Connection = delivery.Connection.Id,
                Source = Source.Discord,
                At = delivery.At,
                Channel = new(channel.ToString()),
                Message = new(message.ToString()),
            });
        }

        return new(events);
    }

    private static Reading? Passed(DiscordMessage message, DiscordDelivery delivery) => message switch
    {
        { IsDirect: true } => delivery.NotUsed("direct_message"),
        { IsPost: false } => delivery.NotUsed($"type_{message.Type}"),
        _ => null,
    };

    // A webhook's message has the webhook as its author, which is nobody.
    private static Person AuthorOf(DiscordMessage message, DiscordDelivery delivery)
    {
        var author = delivery.PersonOf(message.Author ?? throw new InvalidDataException("A message has no author."), message.Member?.Nick);
        return message.WebhookId is null ? author : author with { IsBot = true };
    }

    private static MessageId? ReplyOf(DiscordMessage message) =>
        message is { Type: 19, MessageReference: { MessageId: { } answered } reference } && (reference.ChannelId ?? message.ChannelId) == message.ChannelId
            ? new(answered.ToString())
            : null;

    private static MessageContent ContentOf(DiscordMessage message) => new(TextOf(message))
    {
        Mentions = message.Mentions.Value,
        HasMedia = message.HasMedia,
        IsForwarded = message.IsForwarded,
    };

    // What is forwarded stands in a snapshot, beside which nothing can be written.
    private static string TextOf(DiscordMessage message) =>
        message is { Content: null or "", MessageSnapshots: [{ Message.Content: { } forwarded }, ..] } ? forwarded : message.Content ?? "";
}
