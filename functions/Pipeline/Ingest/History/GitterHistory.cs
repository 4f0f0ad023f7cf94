using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Model;

namespace Pipeline.Ingest.History;

/// <summary>
/// Reads a Gitter archive: JSON lines of <c>id, room, ts, user, text</c> and optional <c>mentions, bot</c>, one community per room
/// unless the context names one. Mentions become the number of people mentioned.
/// </summary>
public static class GitterHistory
{
    /// <exception cref="InvalidDataException">A line is no such message; the message says which line.</exception>
    public static async IAsyncEnumerable<CommunityEvent> ReadAsync(
        Stream lines, HistoryContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rooms = new Dictionary<string, (CommunityId Community, ChannelId Channel)>(StringComparer.Ordinal);
        var people = new Dictionary<string, Person>(StringComparer.Ordinal);
        await foreach (var json in JsonLines.ReadAsync(lines, cancellationToken))
        {
            var line = Read(json);
            if (!rooms.TryGetValue(line.Room, out var room))
                rooms[line.Room] = room = (context.CommunityOr(line.Room), new(line.Room));
            if (!people.TryGetValue(line.User, out var author))
                people[line.User] = author = new(context.Key.Of(Source.Gitter, line.User), line.User, line.User, IsBot: line.Bot);

            yield return new MessagePosted
            {
                Id = EventId.Of(context.Connection, line.Id),
                Community = room.Community,
                Connection = context.Connection,
                Source = Source.Gitter,
                At = Rfc3339.TryParse(line.At, out var at) ? at : throw json.Unreadable("ts is no time with an offset"),
                Channel = room.Channel,
                Message = new(line.Id),
                Author = author,
                Content = new(line.Text) { Mentions = line.Mentions?.Count ?? 0 },
            };
        }
    }

    private static GitterLine Read(JsonLine line)
    {
        try
        {
            return JsonSerializer.Deserialize(line.Json.Span, GitterJsonContext.Default.GitterLine) ?? throw line.Unreadable("it is null");
        }
        catch (JsonException unreadable)
        {
            throw line.Unreadable("it is no message of a Gitter archive (id, room, ts, user, text)", unreadable);
        }
    }
}

internal sealed record GitterLine(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("room")] string Room,
    [property: JsonPropertyName("ts")] string At,
    [property: JsonPropertyName("user")] string User,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("mentions")] IReadOnlyList<string>? Mentions = null,
    [property: JsonPropertyName("bot")] bool Bot = false);

[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(GitterLine))]
internal sealed partial class GitterJsonContext : JsonSerializerContext;
