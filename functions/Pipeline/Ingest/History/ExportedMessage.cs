using System.Globalization;
using System.Text;
using System.Text.Json;
using Pipeline.Model;

namespace Pipeline.Ingest.History;

/// <summary>A reaction of somebody who is named.</summary>
internal sealed record ExportedReaction(ExportedAccount Actor, string Name, DateTimeOffset At);

/// <summary>One message of an export, of any type.</summary>
internal readonly struct ExportedMessage(JsonElement json)
{
    private static readonly string[] Media =
    [
        "photo", "file", "media_type", "poll", "contact_information", "location_information", "place_name", "game_title", "invoice_information",
    ];

    public string? Type => Text(json, "type");

    public string? Action => Text(json, "action");

    public long Id => Number(json, "id") ?? throw new InvalidDataException("A message of the export has no id.");

    /// <summary><c>date</c> has no zone, so it does not say when this was.</summary>
    public DateTimeOffset At => UnixTime(json, "date_unixtime")
        ?? throw new InvalidDataException($"Message {Id} has no date_unixtime. Export the chat again with a newer Telegram Desktop.");

    public ExportedAccount? Author => Account(json, "from");

    public ExportedAccount? Actor => Account(json, "actor");

    /// <summary>In the same chat.</summary>
    public long? ReplyTo => json.TryGetProperty("reply_to_peer_id", out _) ? null : Number(json, "reply_to_message_id");

    /// <summary>Whoever joins or leaves by themselves is exported as somebody who adds or removes their own name.</summary>
    public bool IsAboutActor =>
        Text(json, "actor") is { } actor && Array(json, "members") is [{ ValueKind: JsonValueKind.String } only] && only.GetString() == actor;

    public MessageContent Content
    {
        get
        {
            var text = new StringBuilder();
            List<string>? hidden = null;
            var mentions = 0;
            foreach (var part in TextParts())
            {
                text.Append(part.ValueKind == JsonValueKind.String ? part.GetString() : Text(part, "text"));
                if (Text(part, "href") is { } href)
                    (hidden ??= []).Add(href);
                else if (Text(part, "type") is "mention" or "mention_name")
                    mentions++;
            }

            var message = json;
            return new(text.ToString())
            {
                HiddenLinks = hidden,
                Mentions = mentions,
                HasMedia = Media.Any(name => message.TryGetProperty(name, out _)),
                IsForwarded = json.TryGetProperty("forwarded_from", out _),
            };
        }
    }

    public IEnumerable<ExportedReaction> Reactions
    {
        get
        {
            var (at, offset) = (At, LocalOffset());
            return
            [
                .. from reaction in Array(json, "reactions")
                   from recent in Array(reaction, "recent")
                   let actor = Account(recent, "from")
                   where actor is not null
                   select new ExportedReaction(actor, NameOf(reaction), TimeOf(recent, offset, at)),
            ];
        }
    }

    // Everything that has a mark-up is in text_entities; older exports have the same, or plain text, in text.
    private JsonElement[] TextParts()
    {
        var parts = Array(json, "text_entities");
        return parts.Length > 0 ? parts
            : json.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? [text]
            : Array(json, "text");
    }

    // A custom emoji is exported as a file, or as a sentence about the file, so only its kind is known.
    private static string NameOf(JsonElement reaction) => Text(reaction, "emoji") ?? Text(reaction, "type") ?? "unknown";

    // A reaction's time has no zone. Its message has the same time twice, without and with one, and that tells the offset.
    private TimeSpan? LocalOffset() => Local(json) is { } local ? local - At.UtcDateTime : null;

    private static DateTimeOffset TimeOf(JsonElement reaction, TimeSpan? offset, DateTimeOffset message) =>
        Local(reaction) is { } local && offset is { } known && new DateTimeOffset(local - known, TimeSpan.Zero) is var at && at > message ? at : message;

    private static DateTime? Local(JsonElement element) =>
        DateTime.TryParseExact(Text(element, "date"), "s", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? local : null;

    private static ExportedAccount? Account(JsonElement element, string role) =>
        Text(element, role + "_id") is { } id ? ExportedAccount.From(id, Text(element, role)) : null;

    private static JsonElement[] Array(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array
            ? [.. array.EnumerateArray()]
            : [];

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    // Numbers of 64 bits are written as they are or as text.
    private static long? Number(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
        && long.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static DateTimeOffset? UnixTime(JsonElement element, string name) =>
        Number(element, name) is { } seconds and >= 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
