using Pipeline.Ingest.Memberships;
using Pipeline.Model;

namespace Pipeline.Ingest.Whop;

/// <summary>The chats of a company. What is written to one person, or to support, is no part of a community.</summary>
internal static class WhopChats
{
    public static Reading Posted(WhopDelivery delivery)
    {
        var chat = delivery.Data(WhopJsonContext.Default.WhopChat);
        if (chat.Channel.Type is not (null or "chat"))
            return delivery.NotUsed(chat.Channel.Type);
        if (chat.Message is not { User: { } author } message)
            return delivery.NotUsed("no_user");
        if (delivery.CommunityOf(chat.Channel.Id) is not { } community)
            return ClubDelivery.NotOurs(delivery.Kind);

        return Reading.Of(new MessagePosted
        {
            Id = delivery.Club.EventOf($"message:{chat.Channel.Id}:{message.Id}"),
            Community = community,
            Connection = delivery.Club.Connection.Id,
            Source = Source.Whop,
            At = message.CreatedAt ?? delivery.At,
            Channel = new(chat.Channel.Id),
            Message = new(message.Id),
            Author = delivery.PersonOf(author),
            Content = new(message.Content ?? "") { HasMedia = message.MessageType is "image" or "video" },
            ReplyTo = message.ReplyingToMessageId is { } replied ? new(replied) : null,
        });
    }

    public static Reading Reacted(WhopDelivery delivery)
    {
        var chat = delivery.Data(WhopJsonContext.Default.WhopChat);
        if (chat.Channel.Type is not (null or "chat"))
            return delivery.NotUsed(chat.Channel.Type);
        if (chat.Reaction is not { User: { } actor } reaction || (chat.Message?.Id ?? reaction.ResourceId) is not { } message)
            return delivery.NotUsed("no_user");
        if (delivery.CommunityOf(chat.Channel.Id) is not { } community)
            return ClubDelivery.NotOurs(delivery.Kind);

        return Reading.Of(new ReactionsChanged
        {
            Id = delivery.Event,
            Community = community,
            Connection = delivery.Club.Connection.Id,
            Source = Source.Whop,
            At = delivery.At,
            Channel = new(chat.Channel.Id),
            Message = new(message),
            Actor = delivery.PersonOf(actor),
            Added = [reaction.Emoji ?? "like"],
        });
    }
}
