using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Ingest.Internal.Vocabulary;
using Pipeline.Model;

namespace Pipeline.Ingest.Internal;

/// <summary>Reads written events of one connection, live or from a file, one at a time.</summary>
internal sealed class EventReader(ConnectionId connection, CommunityRule communities, MemberKey key)
{
    private const int MaxEventIdLength = 256;
    private const int MaxEventSourceLength = 1024;
    private const int MaxTypeLength = 128;
    private const string SpecVersion = "1.0";

    /// <param name="json">The event's JSON, by itself.</param>
    /// <param name="isCloudEvent">Whether it must be a CloudEvent; otherwise it is one if it says specversion.</param>
    /// <param name="delivery">What the event is called if it has no id; null: by its own text.</param>
    public EventOutcome Read(ReadOnlyMemory<byte> json, bool isCloudEvent, EventName? delivery)
    {
        var fields = new EventFields(key);
        WrittenEvent? written = null;
        try
        {
            written = JsonSerializer.Deserialize(json.Span, InternalJsonContext.Default.WrittenEvent);
        }
        catch (JsonException unreadable)
        {
            fields.Blame(unreadable, "the event");
        }

        if (written is null)
            return EventOutcome.Faulty(fields.Fault ?? "the event is null");
        return Read(written, json, isCloudEvent || written.Specversion is not null, delivery);
    }

    /// <param name="text">What the event's <see cref="WrittenEvent.Data"/> is a slice of.</param>
    /// <param name="prefix">What stands before the names of attributes, to name them as the sender does.</param>
    public EventOutcome Read(WrittenEvent written, ReadOnlyMemory<byte> text, bool isCloudEvent, EventName? delivery, string prefix = "")
    {
        var fields = new EventFields(key);
        if (isCloudEvent)
            CheckCloudEvent(written, fields, prefix);
        var type = fields.Id(written.Type, prefix + "type", MaxTypeLength);
        var name = NameOf(written, fields, prefix) ?? delivery ?? EventName.OfText(text.Span);
        if (written is { Data.Length: > 0, DataBase64: not null })
            fields.Blame("data and data_base64 exclude each other");
        if (fields.Fault is not null)
            return EventOutcome.Faulty(fields.Fault);
        if (!EventVocabulary.Types.TryGetValue(type, out var form))
            return EventOutcome.NotUsed(type);

        var at = TimeOf(written, fields, isCloudEvent, prefix);
        var data = DataOf(written, text.Span, fields, form);
        var community = communities.Find(data?.Channel, written.Community, fields);
        if (fields.Fault is null && community is null)
            return EventOutcome.Unconnected(type);

        var communityEvent = data?.ToEvent(new(type, name.Of(connection), community ?? default, connection, at), fields);
        fields.OptionalChannel(data?.Channel);
        return fields.Fault is null && communityEvent is not null
            ? EventOutcome.Of(communityEvent)
            : EventOutcome.Faulty($"{type}: {fields.Fault}");
    }

    private static void CheckCloudEvent(WrittenEvent written, EventFields fields, string prefix)
    {
        if (fields.Id(written.Specversion, prefix + "specversion") != SpecVersion)
            fields.Blame($"{prefix}specversion is not {SpecVersion}");
        fields.Id(written.Id, prefix + "id", MaxEventIdLength);
        fields.Id(written.Source, prefix + "source", MaxEventSourceLength);
    }

    private static EventName? NameOf(WrittenEvent written, EventFields fields, string prefix) =>
        fields.OptionalId(written.Id, prefix + "id", MaxEventIdLength) is { } id
            ? EventName.Given(fields.OptionalId(written.Source, prefix + "source", MaxEventSourceLength), id)
            : null;

    private static DateTimeOffset TimeOf(WrittenEvent written, EventFields fields, bool isCloudEvent, string prefix)
    {
        var (value, name) = (written.Time, written.At, written.Timestamp) switch
        {
            (not null, _, _) => (written.Time, prefix + "time"),
            (_, not null, _) => (written.At, "at"),
            _ => (written.Timestamp, "timestamp"),
        };
        // Without a time of its own the event would have another one each time it is delivered, and count each time.
        if (value is null)
            fields.Blame(isCloudEvent ? $"{prefix}time is missing" : "at is missing (or time, or timestamp)");
        return fields.Time(value, name) ?? default;
    }

    private static IEventData? DataOf(WrittenEvent written, ReadOnlySpan<byte> text, EventFields fields, JsonTypeInfo form)
    {
        if (written.Datacontenttype is { } type && !ContentForms.IsJson(type))
        {
            fields.Blame("data is not JSON by its content type; send application/json");
            return null;
        }

        var decoded = written.DataBase64 is { } base64 ? Decode(base64, fields) : null;
        var bytes = decoded ?? text.Slice(written.Data.Start, written.Data.Length);
        if (bytes.IsEmpty)
        {
            fields.Blame("data is missing");
            return null;
        }

        try
        {
            var data = (IEventData?)JsonSerializer.Deserialize(bytes, form);
            if (data is null)
                fields.Blame("data is null");
            return data;
        }
        catch (JsonException unreadable)
        {
            fields.Blame(unreadable, EventFields.Data);
            return null;
        }
    }

    private static byte[]? Decode(string base64, EventFields fields)
    {
        var bytes = Encoding.UTF8.GetBytes(base64);
        if (Base64.DecodeFromUtf8InPlace(bytes, out var length) == OperationStatus.Done)
            return bytes[..length];

        fields.Blame("data_base64 is no base64");
        return null;
    }
}
