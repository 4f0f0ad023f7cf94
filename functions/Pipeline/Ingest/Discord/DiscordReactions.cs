using Pipeline.Model;

namespace Pipeline.Ingest.Discord;

/// <summary>Reactions, votes and voices: what members do without writing.</summary>
internal static class DiscordReactions
{
    public static Reading Changed(DiscordReaction reaction, bool isAdded, DiscordDelivery delivery)
    {
        if (delivery.CommunityOf(reaction.GuildId, reaction.ChannelId) is not { } community)
            return delivery.NotOurs();

        string[] name = [NameOf(reaction.Emoji)];
        return Reading.Of(new ReactionsChanged
        {
            Id = delivery.EventOf(),
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Discord,
            At = delivery.At,
            Channel = new(reaction.ChannelId.ToString()),
            Message = new(reaction.MessageId.ToString()),
            Actor = delivery.PersonOf(reaction.UserId, reaction.Member),
            Added = isAdded ? name : [],
            Removed = isAdded ? [] : name,
        });
    }

    /// <summary>A vote is told answer by answer: the last one told is what is known of a member's answer.</summary>
    public static Reading Voted(DiscordPollVote vote, bool isAdded, DiscordDelivery delivery)
    {
        if (delivery.CommunityOf(vote.GuildId, vote.ChannelId) is not { } community)
            return delivery.NotOurs();

        return Reading.Of(new PollAnswered
        {
            Id = delivery.EventOf(),
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Discord,
            At = delivery.At,
            Member = delivery.PersonOf(vote.UserId, null),
            Poll = vote.MessageId.ToString(),
            Options = isAdded ? [vote.AnswerId] : [],
        });
    }

    /// <summary>
    /// Muting and showing a screen are told in the same words as coming in, so whoever is in a channel with one device counts there
    /// once a day.
    /// </summary>
    public static Reading Spoke(DiscordVoiceState state, DiscordDelivery delivery)
    {
        if (state.ChannelId is not { } channel)
            return delivery.NotUsed("left");
        if (delivery.CommunityOf(state.GuildId, channel) is not { } community)
            return delivery.NotOurs();

        return Reading.Of(new VoiceJoined
        {
            Id = delivery.EventOf($"voice:{channel}:{state.UserId}:{state.SessionId}:{delivery.At.UtcDateTime:yyyy-MM-dd}"),
            Community = community,
            Connection = delivery.Connection.Id,
            Source = Source.Discord,
            At = delivery.At,
            Member = delivery.PersonOf(state.UserId, state.Member),
            Channel = new(channel.ToString()),
        });
    }

    /// <summary>A server's own emoji by its id, for its name can change and be gone; any other by itself. Exported history says the same.</summary>
    private static string NameOf(DiscordEmoji emoji) =>
        emoji.Id?.ToString() ?? emoji.Name ?? throw new InvalidDataException("A reaction has no emoji.");
}
