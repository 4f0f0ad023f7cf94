using System.Globalization;
using Pipeline.Model;

namespace Pipeline.Ingest.Telegram;

/// <summary>What every event of one update shares.</summary>
internal readonly record struct TelegramDelivery(Connection Connection, MemberKey Key, long UpdateId, DateTimeOffset ReceivedAt)
{
    /// <summary>The account that Telegram itself writes with; it is no bot by its own flag.</summary>
    public const long TelegramAccount = 777000;

    private const string PrivateChats = "PrivateChats";

    /// <summary>
    /// The community that the chat feeds; null if none does. What somebody writes to the bot alone is no part of a community, unless the
    /// chat is named in the connection's channels or its setting PrivateChats is <c>count</c>.
    /// </summary>
    public CommunityId? CommunityOf(TelegramChat chat, ChannelId channel)
    {
        if (chat.Type == TelegramChatType.Private
            && !Connection.Channels.ContainsKey(channel.Value)
            && Connection.Settings.GetValueOrDefault(PrivateChats) != "count")
        {
            return null;
        }

        return Connection.CommunityOf(channel.Value);
    }

    public EventId EventOf(int ordinal = 0)
    {
        Span<char> native = stackalloc char[32];
        native.TryWrite(CultureInfo.InvariantCulture, $"update:{UpdateId}", out var length);
        return EventId.Of(Connection.Id, native[..length], ordinal);
    }

    /// <summary>An event that exported history knows under the same name.</summary>
    public EventId EventOf(string what, long chat, long message)
    {
        Span<char> native = stackalloc char[80];
        native.TryWrite(CultureInfo.InvariantCulture, $"{what}:{chat}:{message}", out var length);
        return EventId.Of(Connection.Id, native[..length]);
    }

    public Person PersonOf(TelegramUser user)
    {
        var id = Text(user.Id);
        var name = user.LastName is null ? user.FirstName : user.FirstName is null ? user.LastName : $"{user.FirstName} {user.LastName}";
        return new(Key.Of(Source.Telegram, id), id, user.Username, name, user.IsBot || user.Id == TelegramAccount);
    }

    /// <summary>A channel, or a group's anonymous administrator: who speaks is a chat, so nobody is counted for it.</summary>
    public Person PersonOf(TelegramChat chat)
    {
        var id = Text(chat.Id);
        return new(Key.Of(Source.Telegram, id), id, chat.Username, chat.Title ?? chat.FirstName, IsBot: true);
    }

    public static ChannelId ChannelOf(TelegramChat chat) => new(Text(chat.Id));

    public static DateTimeOffset Time(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
