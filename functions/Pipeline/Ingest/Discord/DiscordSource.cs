using System.Text.Json;
using Pipeline.Ingest.Internal;
using Pipeline.Ingest.Signatures;
using Pipeline.Model;

namespace Pipeline.Ingest.Discord;

/// <summary>
/// Discord pushes only a few events over HTTP, and no message, member or reaction among them: those come from the Gateway, through the
/// relay, to the same address. Discord signs with its application's key, whose public half (64 hex digits) is a secret of the connection
/// by name only; the relay signs as Standard Webhooks say, with a <c>whsec_</c> secret. The headers tell the two apart.
/// </summary>
public sealed class DiscordSource(MemberKey key) : WebhookSource
{
    private const string RelayHeader = "webhook-signature";

    private static readonly Reply Taken = new(204, "application/json");
    private static readonly Reply Pong = new(200, "application/json", """{"type":1}"""u8.ToArray());

    public override Source Source => Source.Discord;

    // A public key is known to others, and would do as a key of the other scheme: each scheme takes its own kind alone.
    public override Refusal? Verify(WebhookRequest request, Connection connection) =>
        request.Header(DiscordSignature.Header) is null && request.Header(RelayHeader) is not null
            ? StandardWebhooks.Verify(request, connection with { Secrets = [.. connection.Secrets.Where(StandardWebhooks.IsNamed)] })
            : DiscordSignature.Check(request, connection.Secrets, DiscordSignature.Tolerance);

    public override Reading Read(WebhookRequest request, Connection connection)
    {
        var events = new EventGathering();
        Reply? reply = null;
        var fault = JsonValues.ForEach(request.Body, (json, ordinal) =>
        {
            var reading = ReadOne(json, request, connection);
            events.Add(reading, ordinal);
            reply ??= reading.Reply;
        });
        if (fault is not null)
            events.Blame(fault);

        // Discord counts everything but a 204 as a failure of what it was not asking about.
        return events.ToReading() with { Reply = reply ?? (request.Header(DiscordSignature.Header) is null ? null : Taken) };
    }

    private Reading ReadOne(ReadOnlyMemory<byte> json, WebhookRequest request, Connection connection)
    {
        try
        {
            var envelope = JsonSerializer.Deserialize(json.Span, DiscordJsonContext.Default.DiscordEnvelope)
                ?? throw new InvalidDataException("It is null.");
            return envelope switch
            {
                { T: { } kind } => DiscordDispatches.Read(new(connection, key, kind, envelope.At ?? request.ReceivedAt, envelope, Slice(json, envelope.D))),
                { Event.Length: > 0 } => ReadEvent(Slice(json, envelope.Event), envelope, connection),
                { Token.Yes: true, Type: 1 } => Reading.NotUsed("interaction/ping") with { Reply = Pong },
                { Token.Yes: true, Type: { } type } => Reading.NotUsed($"interaction/{type}"),
                { Type: 0 } => Reading.NotUsed("ping") with { Reply = Taken },
                _ => Reading.Unreadable("It is no webhook event, no interaction and no dispatch of the Gateway."),
            };
        }
        catch (JsonException unreadable)
        {
            return Reading.Unreadable(Faults.Describe(unreadable));
        }
        catch (InvalidDataException missing)
        {
            return Reading.Unreadable(missing.Message);
        }
    }

    private Reading ReadEvent(ReadOnlyMemory<byte> json, DiscordEnvelope envelope, Connection connection)
    {
        var told = JsonSerializer.Deserialize(json.Span, DiscordJsonContext.Default.DiscordWebhookEvent) ?? throw new InvalidDataException("There is no event.");
        return DiscordDispatches.Read(new(connection, key, told.Type, told.Timestamp, envelope, Slice(json, told.Data)));
    }

    private static ReadOnlyMemory<byte> Slice(ReadOnlyMemory<byte> json, JsonSlice slice) => json.Slice(slice.Start, slice.Length);
}
