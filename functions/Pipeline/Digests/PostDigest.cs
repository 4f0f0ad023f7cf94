using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Platforms;

namespace Pipeline.Digests;

/// <summary>
/// Posts a digest with its picture: <see href="https://core.telegram.org/bots/api#sendphoto">sendPhoto</see> on Telegram,
/// <see href="https://docs.slack.dev/messaging/working-with-files">a file with a comment</see> on Slack (the app needs <c>files:write</c>),
/// <see href="https://docs.discord.com/developers/resources/message#create-message">a message with an attachment</see> on Discord. What
/// shows to members is asked for once: a digest that is missing is better than one that comes twice.
/// </summary>
public sealed class PostDigest(PlatformApi api, IOptions<PlatformOptions> platforms, DrawDigest draw)
{
    private const string FileName = "digest.png";

    // Discord: links show no previews.
    private const int SuppressEmbeds = 4;

    /// <summary>Whether digests can be posted there.</summary>
    public static bool Knows(Source source) => MarkupOf(source) is not null;

    /// <summary>Null where none can be posted.</summary>
    public static DigestMarkup? MarkupOf(Source source) => source switch
    {
        Source.Telegram => DigestMarkup.Telegram,
        Source.Slack => DigestMarkup.Slack,
        Source.Discord => DigestMarkup.Discord,
        _ => null,
    };

    /// <returns>Sent; refused, and why; or begun, where no answer came.</returns>
    public async Task<(DigestState State, string? Why)> HandleAsync(Connection connection, string channel, DigestContent content, CancellationToken cancellationToken)
    {
        if (MarkupOf(connection.Source) is not { } markup)
            return (DigestState.Refused, $"Telegram, Slack and Discord take digests, {connection.Source.Name()} does not.");

        var (text, picture) = (DigestText.Of(content, markup), draw(content));
        var answer = connection.Source switch
        {
            Source.Telegram => await TelegramAsync(connection, channel, text, picture, cancellationToken),
            Source.Slack => await SlackAsync(connection, channel, text, picture, cancellationToken),
            _ => await DiscordAsync(connection, channel, text, picture, cancellationToken),
        };
        return answer switch
        {
            _ when IsPosted(connection.Source, answer) => (DigestState.Sent, null),
            { Status: 0 } => (DigestState.Begun, "No answer came: it may have been posted, so it is not posted again."),
            _ => (DigestState.Refused, answer.Text("description") ?? answer.Text("error") ?? answer.Text("message") ?? $"It answered with status {answer.Status}."),
        };
    }

    private Task<PlatformAnswer> TelegramAsync(Connection connection, string channel, string text, byte[] picture, CancellationToken cancellationToken) =>
        api.AskOnceAsync(
            () => new(HttpMethod.Post, new Uri(platforms.Value.Telegram, $"bot{connection.Token}/sendPhoto"))
            {
                Content = new MultipartFormDataContent
                {
                    { new StringContent(channel), "chat_id" },
                    { new StringContent(text), "caption" },
                    { new StringContent("HTML"), "parse_mode" },
                    { Png(picture), "photo", FileName },
                },
            },
            cancellationToken);

    private Task<PlatformAnswer> DiscordAsync(Connection connection, string channel, string text, byte[] picture, CancellationToken cancellationToken)
    {
        var message = new JsonObject
        {
            ["content"] = text,
            ["flags"] = SuppressEmbeds,
            ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
            ["attachments"] = new JsonArray(new JsonObject { ["id"] = 0, ["filename"] = FileName }),
        };
        return api.AskOnceAsync(
            () => new(HttpMethod.Post, new Uri(platforms.Value.Discord, $"channels/{Uri.EscapeDataString(channel)}/messages"))
            {
                Headers = { Authorization = new AuthenticationHeaderValue("Bot", connection.Token) },
                Content = new MultipartFormDataContent { { JsonContent.Create(message), "payload_json" }, { Png(picture), "files[0]", FileName } },
            },
            cancellationToken);
    }

    // Nobody sees an upload before it is completed, so only completing it must not happen twice.
    private async Task<PlatformAnswer> SlackAsync(Connection connection, string channel, string text, byte[] picture, CancellationToken cancellationToken)
    {
        var place = await api.AskAsync(
            () => Slack(connection, "files.getUploadURLExternal", new FormUrlEncodedContent(
                [new("filename", FileName), new("length", $"{picture.Length}"), new("alt_txt", "Three numbers of the community over eight weeks")])),
            cancellationToken);
        if (place.Text("file_id") is not { } file || !Uri.TryCreate(place.Text("upload_url"), UriKind.Absolute, out var upload))
            return place;

        var taken = await api.AskAsync(() => new(HttpMethod.Post, upload) { Content = Png(picture) }, cancellationToken);
        if (!taken.IsSuccess)
            return taken;

        var complete = new JsonObject
        {
            ["files"] = new JsonArray(new JsonObject { ["id"] = file, ["title"] = FileName }),
            ["channel_id"] = channel,
            ["initial_comment"] = text,
        };
        return await api.AskOnceAsync(() => Slack(connection, "files.completeUploadExternal", JsonContent.Create(complete)), cancellationToken);
    }

    private HttpRequestMessage Slack(Connection connection, string method, HttpContent content) => new(HttpMethod.Post, new Uri(platforms.Value.Slack, method))
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", connection.Token) },
        Content = content,
    };

    private static ByteArrayContent Png(byte[] picture) => new(picture) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };

    private static bool IsPosted(Source source, PlatformAnswer answer) => source == Source.Discord ? answer.IsSuccess : answer.Flag("ok");
}
