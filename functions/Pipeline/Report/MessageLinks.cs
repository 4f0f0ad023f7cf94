using Pipeline.Ingest;
using Pipeline.Model;

namespace Pipeline.Report;

/// <summary>
/// Where messages are read on their platforms. Hosts come from settings or are fixed here, and ids are written into an address only if
/// they are of the platform's own form: what somebody sends cannot make a link lead elsewhere.
/// </summary>
public sealed class MessageLinks(IReadOnlyList<Connection> connections)
{
    private const string Supergroup = "-100";

    public EvidenceReport Show(CommunityId community, Evidence evidence) =>
        EvidenceReport.Of(evidence, Of(community, evidence.Source, evidence.Channel, evidence.Message));

    /// <summary>Null where ids and settings do not say it, and where a message could be of either of two places.</summary>
    public Uri? Of(CommunityId community, Source? source, ChannelId? channel, MessageId? message)
    {
        if (channel?.Value is not { } place || message?.Value is not { } id)
            return null;
        if (source == Source.Telegram)
            return OnTelegram(place, id);

        var feeding = connections.Where(one => one.Source == source && one.Serves(community)).ToList();
        var naming = feeding.FindAll(one => one.Channels.TryGetValue(place, out var named) && named == community);
        var links = (naming.Count > 0 ? naming : feeding).Select(one => Of(one, community, place, id)).Distinct().ToList();
        return links is [var only] ? only : null;
    }

    private static Uri? Of(Connection connection, CommunityId community, string channel, string message) => connection.Source switch
    {
        Source.Discord => OnDiscord(connection.Settings.For(LinkSettings.Server, community, LinkSettings.IsServer), channel, message),
        Source.Slack => OnSlack(connection.Settings.For(LinkSettings.Workspace, community, LinkSettings.IsWorkspace), channel, message),
        Source.Discourse => OnDiscourse(LinkSettings.SiteOf(connection.Settings.GetValueOrDefault(LinkSettings.Site)), message),
        Source.Internal => ByTemplate(connection.Settings.GetValueOrDefault(LinkSettings.MessageLink), channel, message),
        _ => null,
    };

    // https://core.telegram.org/api/links#message-links: of a private supergroup the id without the prefix that bots see.
    private static Uri? OnTelegram(string channel, string message) =>
        IsNumber(message) && channel.StartsWith(Supergroup, StringComparison.Ordinal) && IsNumber(channel[Supergroup.Length..])
            ? new($"https://t.me/c/{channel[Supergroup.Length..]}/{message}")
            : null;

    // Of a thread its own id stands in the channel's place, as in the platform's own links.
    private static Uri? OnDiscord(string? server, string channel, string message) =>
        server is not null && IsNumber(channel) && IsNumber(message) ? new($"https://discord.com/channels/{server}/{channel}/{message}") : null;

    // As https://docs.slack.dev/reference/methods/chat.getPermalink answers: the timestamp without its point.
    private static Uri? OnSlack(string? workspace, string channel, string message) =>
        workspace is not null && channel.Length > 0 && channel.All(sign => char.IsAsciiDigit(sign) || char.IsAsciiLetterUpper(sign))
            && message.Split('.') is [var seconds, { Length: 6 } fraction] && IsNumber(seconds) && IsNumber(fraction)
            ? new($"https://{workspace}.slack.com/archives/{channel}/p{seconds}{fraction}")
            : null;

    private static Uri? OnDiscourse(string? site, string message) =>
        site is not null && message.Split('/') is [var topic, var post] && IsNumber(topic) && IsNumber(post) ? new($"{site}/t/{topic}/{post}") : null;

    private static Uri? ByTemplate(string? template, string channel, string message)
    {
        if (template is null || !LinkSettings.IsTemplate(template) || IsStep(channel) || IsStep(message))
            return null;

        var address = template.Replace("{channel}", Uri.EscapeDataString(channel), StringComparison.Ordinal)
            .Replace("{message}", Uri.EscapeDataString(message), StringComparison.Ordinal);
        return Uri.TryCreate(address, UriKind.Absolute, out var link) && LinkSettings.IsSafe(link) ? link : null;
    }

    // An address takes a part of dots alone for a step up its path.
    private static bool IsStep(string id) => id.All(sign => sign == '.');

    private static bool IsNumber(string text) => text.Length is > 0 and <= 20 && text.All(char.IsAsciiDigit);
}
