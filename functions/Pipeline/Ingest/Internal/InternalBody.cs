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
        var misplaced = (JsonValues.IsArray(body.Span), form) switch
        {
            (true, ContentForm.Structured) => "This is an array: send it as application/cloudevents-batch+json.",
            (false, ContentForm.Batched) => "This is no array: send it as application/cloudevents+json.",
            _ => null,
        };
        if (misplaced is not null)
            events.Blame(misplaced);

        var fault = JsonValues.ForEach(body, (json, ordinal) =>
        {
            if (misplaced is null)
                events.Add(read(json, ordinal ?? 0), ordinal);
        });
        if (fault is not null)
            events.Blame(fault);
    }

    private static EventName? NameOf(WebhookRequest request, int ordinal) =>
        (request.Header(IdHeader) ?? request.Header(OlderIdHeader)) is { Length: > 0 } id ? EventName.InDelivery(id, ordinal) : null;

    // Some tools put a byte order mark before the text they send; it is no JSON.
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
