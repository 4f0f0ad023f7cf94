using Pipeline.Model;

namespace Pipeline.Report;

/// <summary>Where a message is read on its platform, as far as channel and message tell.</summary>
internal static class MessageLink
{
    private const string Supergroup = "-100";

    /// <summary>Null where the ids do not say it: Discord's links also name the server, Slack's the workspace's address.</summary>
    public static Uri? Of(Source? source, ChannelId? channel, MessageId? message)
    {
        if (channel?.Value is not { } place || message?.Value is not { } id)
            return null;

        // https://core.telegram.org/api/links#message-links: of a private supergroup the id without the prefix that bots see.
        return source == Source.Telegram && IsNumber(id) && place.StartsWith(Supergroup, StringComparison.Ordinal) && IsNumber(place[Supergroup.Length..])
            ? new($"https://t.me/c/{place[Supergroup.Length..]}/{id}")
            : null;
    }

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
