using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Pipeline.Model;

namespace Pipeline.Ingest.History;

/// <summary>
/// Reads one chat's <c>result.json</c> as Telegram Desktop exports it (format: tdesktop export_output_json.cpp). Times come from
/// <c>date_unixtime</c>: <c>date</c> has no zone. Reactions are exported with at most a few names; only named ones become events.
/// </summary>
public static class TelegramExport
{
    public static async IAsyncEnumerable<CommunityEvent> ReadAsync(
        Stream json, HistoryContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new JsonArrayReader(PipeReader.Create(json), "messages");
        TelegramChat? chat = null;
        await foreach (var message in reader.ReadAsync(cancellationToken))
        {
            chat ??= TelegramChat.From(reader.Head, context);
            foreach (var communityEvent in chat.Events(message))
                yield return communityEvent;
        }
    }
}

internal sealed class TelegramChat(ChannelId channel, CommunityId community, HistoryContext context)
{
    public static TelegramChat From(IReadOnlyDictionary<string, JsonElement> head, HistoryContext context)
    {
        if (!head.TryGetValue("id", out var id) || !head.TryGetValue("type", out var type))
            throw new InvalidDataException("This is no export of one chat: it has no id and type before its messages. Export the chat by itself, as machine-readable JSON.");

        var name = head.TryGetValue("name", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : id.ToString();
        // Bot API ids, which live deliveries carry, have a prefix that exports leave out.
        var prefix = type.GetString()?.Contains("supergroup", StringComparison.Ordinal) == true
            || type.GetString()?.Contains("channel", StringComparison.Ordinal) == true ? "-100" : "-";
        return new(new(prefix + id), context.CommunityOr(name), context);
    }

    public IEnumerable<CommunityEvent> Events(JsonElement message)
    {
        var at = UnixTime(message, "date_unixtime");
        var id = message.GetProperty("id").ToString();
        return message.GetProperty("type").GetString() == "service" ? Service(message, id, at) : Message(message, id, at);
    }

    private IEnumerable<CommunityEvent> Message(JsonElement message, string id, DateTimeOffset at)
    {
        if (Person(message, "from") is { } author)
        {
            yield return new MessagePosted
            {
                Id = EventId.Of(context.Connection, $"message:{channel}:{id}"),
                Community = community,
                Connection = context.Connection,
                Source = Source.Telegram,
                At = at,
                Channel = channel,
                Message = new(id),
                Author = author,
                Content = Content(message),
                ReplyTo = message.TryGetProperty("reply_to_message_id", out var reply) && !message.TryGetProperty("reply_to_peer_id", out _)
                    ? new MessageId(reply.ToString())
                    : null,
            };
        }

        if (!message.TryGetProperty("reactions", out var reactions))
            yield break;

        foreach (var reaction in reactions.EnumerateArray())
        {
            var emoji = Text(reaction, "emoji") ?? Text(reaction, "document_id") ?? Text(reaction, "type") ?? "";
            if (!reaction.TryGetProperty("recent", out var recent))
                continue;
            foreach (var by in recent.EnumerateArray())
            {
                if (Person(by, "from") is not { } actor)
                    continue;
                yield return new ReactionsChanged
                {
                    Id = EventId.Of(context.Connection, $"reaction:{channel}:{id}:{actor.PlatformId}:{emoji}"),
                    Community = community,
                    Connection = context.Connection,
                    Source = Source.Telegram,
                    At = by.TryGetProperty("date_unixtime", out _) ? UnixTime(by, "date_unixtime") : at,
                    Channel = channel,
                    Message = new(id),
                    Actor = actor,
                    Added = [emoji],
                };
            }
        }
    }

    private IEnumerable<CommunityEvent> Service(JsonElement message, string id, DateTimeOffset at)
    {
        // Members who were invited are exported by name alone: without an id they cannot be matched to an account.
        if (Text(message, "action") is not ("join_group_by_link" or "join_group_by_request") || Person(message, "actor") is not { } member)
            yield break;

        yield return new MemberJoined
        {
            Id = EventId.Of(context.Connection, $"join:{channel}:{id}:{member.PlatformId}"),
            Community = community,
            Connection = context.Connection,
            Source = Source.Telegram,
            At = at,
            Member = member,
        };
    }

    private Person? Person(JsonElement element, string role)
    {
        if (Text(element, role + "_id") is not { } id)
            return null;

        // user123 is a person; channel123 and chat123 speak for the group itself.
        var platformId = id.StartsWith("user", StringComparison.Ordinal) ? id[4..]
            : id.StartsWith("channel", StringComparison.Ordinal) ? "-100" + id[7..]
            : id.StartsWith("chat", StringComparison.Ordinal) ? "-" + id[4..] : id;
        return new(context.Key.Of(Source.Telegram, platformId), platformId, Name: Text(element, role));
    }

    private static MessageContent Content(JsonElement message)
    {
        var text = new StringBuilder();
        List<string>? hidden = null;
        if (message.TryGetProperty("text_entities", out var entities) && entities.ValueKind == JsonValueKind.Array)
        {
            foreach (var entity in entities.EnumerateArray())
            {
                text.Append(Text(entity, "text"));
                if (Text(entity, "href") is { } href)
                    (hidden ??= []).Add(href);
            }
        }
        else if (message.TryGetProperty("text", out var plain) && plain.ValueKind == JsonValueKind.String)
        {
            text.Append(plain.GetString());
        }

        return new(text.ToString())
        {
            HiddenLinks = hidden,
            HasMedia = message.TryGetProperty("photo", out _) || message.TryGetProperty("media_type", out _) || message.TryGetProperty("file", out _),
            IsForwarded = message.TryGetProperty("forwarded_from", out _),
        };
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset UnixTime(JsonElement element, string name) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(element.GetProperty(name).ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture));
}
