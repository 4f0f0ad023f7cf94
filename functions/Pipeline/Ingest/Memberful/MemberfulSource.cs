using System.Text.Json;
using Pipeline.Ingest.Signatures;
using Pipeline.Model;

namespace Pipeline.Ingest.Memberful;

/// <summary>
/// Memberful (https://memberful.com/help/custom-development-and-api/webhooks/): members, subscriptions and orders. Deliveries have neither an
/// id nor a time, so an event is known by what it is about where that happens once, and by its body elsewhere.
/// </summary>
public sealed class MemberfulSource(MemberKey key) : WebhookSource
{
    private const string SignatureHeader = "X-Memberful-Webhook-Signature";

    public override Source Source => Source.Memberful;

    public override Refusal? Verify(WebhookRequest request, Connection connection) => BodySignature.Verify(request, connection, SignatureHeader);

    public override Reading Read(WebhookRequest request, Connection connection)
    {
        var told = JsonSerializer.Deserialize(request.Body.Span, MemberfulJsonContext.Default.MemberfulEvent)
            ?? throw new JsonException("The event is null.");
        var reading = new MemberfulReading(new(Source, connection, key, request), told);
        return told.Event switch
        {
            "member_signup" or "member.deleted" => reading.OfMember(),
            "subscription.created" or "subscription.renewed" or "subscription.updated" or "subscription.activated"
                or "subscription.deactivated" or "subscription.deleted" => reading.OfSubscription(),
            "order.refunded" or "order.suspended" => reading.OfOrder(),
            _ => Reading.NotUsed(told.Event),
        };
    }
}
