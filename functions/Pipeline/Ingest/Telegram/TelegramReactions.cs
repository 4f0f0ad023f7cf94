using Pipeline.Model;

namespace Pipeline.Ingest.Telegram;

/// <summary>Reactions by name, anonymous totals, and answers to polls.</summary>
internal static class TelegramReactions
{
    public static Reading Changed(TelegramReaction reaction, TelegramDelivery delivery)
    {
        const string Kind = "message_reaction";
        var channel = TelegramDelivery.ChannelOf(reaction.Chat);
        if (delivery.CommunityOf(reaction.Chat, channel) is not { } community)
            return TelegramMessages.NotOurs(reaction.Chat, Kind);

        var (before, after) = (NamesOf(reaction.OldReaction), NamesOf(reaction.NewReaction));
        string[] added = [.. after.Except(before)];
        string[] removed = [.. before.Except(after)];
        if (added.Length == 0 && removed.Length == 0)
            return Reading.NotUsed(Kind + "/unchanged");

        return Reading.Of(new ReactionsChanged
        {
            Id = delivery.EventOf(),
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Telegram,
            At = TelegramDelivery.Time(reaction.Date),
            Channel = channel,
            Message = new(TelegramDelivery.Text(reaction.MessageId)),
            Actor = reaction.User is { } user ? delivery.PersonOf(user) : delivery.PersonOf(reaction.ActorChat ?? reaction.Chat),
            Added = added,
            Removed = removed,
        });
    }

    public static Reading Counted(TelegramReactionCount count, TelegramDelivery delivery)
    {
        var channel = TelegramDelivery.ChannelOf(count.Chat);
        if (delivery.CommunityOf(count.Chat, channel) is not { } community)
            return TelegramMessages.NotOurs(count.Chat, "message_reaction_count");

        return Reading.Of(new ReactionTotals
        {
            Id = delivery.EventOf(),
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Telegram,
            At = TelegramDelivery.Time(count.Date),
            Channel = channel,
            Message = new(TelegramDelivery.Text(count.MessageId)),
            Total = count.Reactions.Sum(reaction => reaction.TotalCount),
        });
    }

    /// <summary>Neither a chat nor a time is sent with an answer: it belongs to the connection's own community, at the time it came.</summary>
    public static Reading Voted(TelegramPollAnswer answer, TelegramDelivery delivery)
    {
        if (answer.VoterChat.Yes || answer.User is not { } voter)
            return Reading.NotUsed("poll_answer/anonymous");
        if (delivery.Connection.CommunityOf(null) is not { } community)
            return Reading.NotUsed("poll_answer/unconnected_chat");

        return Reading.Of(new PollAnswered
        {
            Id = delivery.EventOf(),
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Telegram,
            At = delivery.ReceivedAt,
            Member = delivery.PersonOf(voter),
            Poll = answer.PollId,
            Options = answer.OptionIds,
        });
    }

    private static string[] NamesOf(TelegramReactionType[] reactions) => Array.ConvertAll(reactions, reaction => reaction.Name);
}
