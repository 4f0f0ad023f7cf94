using System.Text.Json;
using Pipeline.Ingest.History;
using Pipeline.Model;

namespace Pipeline.Local.Import;

/// <summary>A form in which a platform exports its history.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Description">Where such a file comes from.</param>
internal sealed record HistoryFormat(
    string Name, string Description, Func<Stream, HistoryContext, CancellationToken, IAsyncEnumerable<CommunityEvent>> ReadAsync)
{
    private const int Glance = 16 * 1024;

    public static IReadOnlyList<HistoryFormat> All { get; } =
    [
        new("gitter", "a Gitter archive as JSON lines of id, room, ts, user, text; a community for each room unless --community names one", GitterHistory.ReadAsync),
        new("discord", "DiscordChatExporter: a channel as JSON", DiscordExport.ReadAsync),
        new("telegram", "Telegram Desktop: Export chat history as machine-readable JSON, file result.json", TelegramExport.ReadAsync),
        new("slack", "the ZIP of a Slack export; public channels, and private ones that the connection names; a community for each unless --community or the connection names one", SlackExport.ReadAsync),
        new("events", "JSON lines in the vocabulary of own platforms, an event a line: id, type, at, data", EventLines.ReadAsync),
    ];

    public static HistoryFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);

    /// <summary>Tells the form from how the file begins.</summary>
    /// <exception cref="InvalidDataException">It begins like none of them.</exception>
    public static HistoryFormat Recognize(string path)
    {
        using var file = new HistoryFile(path);
        var beginning = new byte[Glance];
        var length = file.Content.ReadAtLeast(beginning, Glance, throwOnEndOfStream: false);
        if (beginning.AsSpan(0, length).StartsWith("PK"u8))
            return Find("slack")!;

        var names = FirstNames(beginning.AsSpan(0, length));
        return Find(names switch
        {
            _ when names.Contains("room") => "gitter",
            _ when names.Contains("data") && names.Contains("type") => "events",
            _ when names.Contains("guild") && names.Contains("channel") => "discord",
            _ when names.Contains("messages") || names.Contains("chats") => "telegram",
            _ => throw new InvalidDataException(
                $"'{path}' begins like none of the known forms. Say with --format what it is: {string.Join(", ", All.Select(format => format.Name))}."),
        })!;
    }

    // The names of the first object's own properties, as far as the beginning shows them.
    private static HashSet<string> FirstNames(ReadOnlySpan<byte> beginning)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(beginning, isFinalBlock: false, new JsonReaderState(new() { AllowMultipleValues = true }));
        try
        {
            while (reader.Read() && !(reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 0))
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                    names.Add(reader.GetString()!);
            }
        }
        catch (JsonException)
        {
            // What was readable up to here is all there is to tell by.
        }

        return names;
    }
}
