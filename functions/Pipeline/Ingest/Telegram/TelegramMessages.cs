using Pipeline.Model;

namespace Pipeline.Ingest.Telegram;

/// <summary>Messages and posts, their edits, and the service messages among them.</summary>
internal static class TelegramMessages
{
    public static Reading Posted(TelegramMessage message, string kind, TelegramDelivery delivery, ReadOnlySpan<byte> body)
    {
        if (message is { MigrateToChatId: not null } or { MigrateFromChatId: not null })
            return Migrated(message, kind, delivery);
        if (message.SuccessfulPayment is { IsRecurring: true } payment)
            return Paid(message, payment, kind, delivery);

        var channel = TelegramDelivery.ChannelOf(message.Chat);
        if (delivery.CommunityOf(message.Chat, channel) is not { } community)
            return NotOurs(message.Chat, kind);
        if (message is { NewChatMembers: not null } or { LeftChatMember: not null })
            return TelegramMembers.Announced(message, kind, community, delivery);
        if (!message.HasContent)
            return Reading.NotUsed(TelegramKinds.ServiceKind(body, kind));

        return Reading.Of(new MessagePosted
        {
            Id = delivery.EventOf("message", message.Chat.Id, message.MessageId),
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Telegram,
            At = TelegramDelivery.Time(message.Date),
            Channel = channel,
            Message = new(TelegramDelivery.Text(message.MessageId)),
            Author = AuthorOf(message, delivery),
            Content = ContentOf(message),
            ReplyTo = ReplyOf(message),
            Thread = message.MessageThreadId is { } thread ? TelegramDelivery.Text(thread) : null,
        });
    }

    public static Reading Edited(TelegramMessage message, string kind, TelegramDelivery delivery, ReadOnlySpan<byte> body)
    {
        var channel = TelegramDelivery.ChannelOf(message.Chat);
        if (delivery.CommunityOf(message.Chat, channel) is not { } community)
            return NotOurs(message.Chat, kind);
        if (!message.HasContent)
            return Reading.NotUsed(TelegramKinds.ServiceKind(body, kind));

        return Reading.Of(new MessageEdited
        {
            Id = delivery.EventOf(),
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Telegram,
            At = TelegramDelivery.Time(message.EditDate > 0 ? message.EditDate : message.Date),
            Channel = channel,
            Message = new(TelegramDelivery.Text(message.MessageId)),
            Author = AuthorOf(message, delivery),
            Content = ContentOf(message),
        });
    }

    public static Reading NotOurs(TelegramChat chat, string kind) =>
        Reading.NotUsed(kind + (chat.Type == TelegramChatType.Private ? "/private_chat" : "/unconnected_chat"));

    // Both chats announce a migration; the event's id is made of the two ids, so that it happens once.
    private static Reading Migrated(TelegramMessage message, string kind, TelegramDelivery delivery)
    {
        var from = message.MigrateFromChatId ?? message.Chat.Id;
        var to = message.MigrateToChatId ?? message.Chat.Id;
        if ((delivery.Connection.CommunityOf(TelegramDelivery.Text(from)) ?? delivery.Connection.CommunityOf(TelegramDelivery.Text(to)))
            is not { } community)
        {
            return NotOurs(message.Chat, kind);
        }

        return Reading.Of(new ChannelMigrated
        {
            Id = delivery.EventOf("migration", from, to),
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Telegram,
            At = TelegramDelivery.Time(message.Date),
            From = new(TelegramDelivery.Text(from)),
            To = new(TelegramDelivery.Text(to)),
        });
    }

    // A subscription that is paid to the bot itself, so the chat with the bot is where it is announced.
    private static Reading Paid(TelegramMessage message, TelegramPayment payment, string kind, TelegramDelivery delivery)
    {
        var channel = TelegramDelivery.ChannelOf(message.Chat);
        if (delivery.Connection.CommunityOf(channel.Value) is not { } community || message.From is not { } payer)
            return NotOurs(message.Chat, kind);

        return Reading.Of(new MembershipChanged
        {
            Id = delivery.EventOf(),
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Telegram,
            At = TelegramDelivery.Time(message.Date),
            Member = delivery.PersonOf(payer),
            Change = payment.IsFirstRecurring ? MembershipChange.Started : MembershipChange.Renewed,
            PaidUntil = payment.SubscriptionExpirationDate > 0 ? TelegramDelivery.Time(payment.SubscriptionExpirationDate) : null,
            Amount = payment.TotalAmount,
            Currency = payment.Currency,
        });
    }

    private static Person AuthorOf(TelegramMessage message, TelegramDelivery delivery) => message switch
    {
        { SenderChat: { } chat } => delivery.PersonOf(chat),
        { From: { } user } => delivery.PersonOf(user),
        _ => delivery.PersonOf(message.Chat),
    };

    private static MessageId? ReplyOf(TelegramMessage message)
    {
        if (message.ReplyToMessage is not { } replied || replied.ForumTopicCreated.Yes)
            return null;

        var isTopicItself = message.IsTopicMessage && replied.MessageId == message.MessageThreadId;
        return isTopicItself ? null : new(TelegramDelivery.Text(replied.MessageId));
    }

    private static MessageContent ContentOf(TelegramMessage message)
    {
        List<string>? hidden = null;
        var mentions = 0;
        foreach (var entity in message.Entities ?? message.CaptionEntities ?? [])
        {
            if (entity.Url is { } url)
                (hidden ??= []).Add(url);
            else if (entity.Type is "mention" or "text_mention")
                mentions++;
        }

        return new(message.Text ?? message.Caption ?? "")
        {
            HiddenLinks = hidden,
            Mentions = mentions,
            HasMedia = message.HasMedia,
            IsForwarded = message.IsForwarded,
        };
    }
}
