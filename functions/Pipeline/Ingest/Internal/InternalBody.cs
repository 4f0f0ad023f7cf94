using System.Globalization;
using System.Text.Json;

namespace Pipeline.Ingest.Internal;

/// <summary>Takes a delivery apart into its events, each of which is read, or at fault, by itself.</summary>
internal static class InternalBody
{
    public const string IdHeader = "webhook-id";
    public const string OlderIdHeader = "svix-id";

    private const string Wanted =
        "Content-Type is none that is read here: send application/cloudevents+json, application/cloudevents-batch+json, "
        + "application/json with ce- headers, or application/json alone, in UTF-8.";

    public static Reading Read(WebhookRequest request, EventReader reader)
    {
        var form = ContentForms.Of(request);
        if (form == ContentForm.Other)
            return Reading.Unreadable(Wanted);

        var body = WithoutMark(request.Body);
        var events = new EventGathering();
        if (form == ContentForm.Binary)
            ReadBinary(request, reader, events);
        else
            ReadJson(body, form, (json, ordinal) => reader.Read(json, form != ContentForm.Plain, NameOf(request, ordinal)), events);
        return events.ToReading();
    }

    private static void ReadBinary(WebhookRequest request, EventReader reader, EventGathering events)
    {
        if (BinaryHeaders.TryRead(request, out var written, out var fault))
            events.Add(reader.Read(written, request.Body, isCloudEvent: true, NameOf(request, 0), BinaryHeaders.Prefix));
        else
            events.Blame(fault!);
    }

    private static void ReadJson(
        ReadOnlyMemory<byte> body, ContentForm form, Func<ReadOnlyMemory<byte>, int, EventOutcome> read, EventGathering events)
    {
        var json = new Utf8JsonReader(body.Span);
        try
        {
            json.Read();
            var isArray = json.TokenType == JsonTokenType.StartArray;
            if (isArray && form == ContentForm.Structured)
                events.Blame("This is an array: send it as application/cloudevents-batch+json.");
            else if (!isArray && form == ContentForm.Batched)
                events.Blame("This is no array: send it as application/cloudevents+json.");
            else if (!isArray)
                events.Add(read(NextValue(body, ref json), 0));
            else
                ReadElements(body, ref json, read, events);

            // Whatever follows the one value is a fault, and found by looking on.
            while (json.Read())
                json.Skip();
        }
        catch (JsonException)
        {
            events.Blame(string.Create(CultureInfo.InvariantCulture, $"The body is no readable JSON from byte {json.BytesConsumed} on."));
        }
    }

    private static void ReadElements(
        ReadOnlyMemory<byte> body, ref Utf8JsonReader json, Func<ReadOnlyMemory<byte>, int, EventOutcome> read, EventGathering events)
    {
        for (var ordinal = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; ordinal++)
            events.Add(read(NextValue(body, ref json), ordinal), ordinal);
    }

    private static ReadOnlyMemory<byte> NextValue(ReadOnlyMemory<byte> body, ref Utf8JsonReader json)
    {
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return body[start..(int)json.BytesConsumed];
    }

    private static EventName? NameOf(WebhookRequest request, int ordinal) =>
        (request.Header(IdHeader) ?? request.Header(OlderIdHeader)) is { Length: > 0 } id ? EventName.InDelivery(id, ordinal) : null;

    // Some tools put a byte order mark before the text they send; it is no JSON.
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
