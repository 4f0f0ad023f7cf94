using System.Text.Json;
using Pipeline.Ingest.Signatures;
using Pipeline.Model;

namespace Pipeline.Ingest.Whop;

/// <summary>
/// Whop (https://docs.whop.com/developer/guides/webhooks): Standard Webhooks whose key is the secret's own text, and <c>x-whop-signature</c>
/// of the older API. Memberships, payments, refunds and the chat's messages and reactions.
/// </summary>
public sealed class WhopSource(MemberKey key) : WebhookSource
{
    private const string OlderHeader = "x-whop-signature";

    public override Source Source => Source.Whop;

    public override Refusal? Verify(WebhookRequest request, Connection connection) =>
        request.Header("webhook-signature") is null && request.Header(OlderHeader) is not null
            ? TimedSignature.Verify(request, connection, OlderHeader)
            : StandardWebhooks.Verify(request, connection, SecretEncoding.Utf8);

    public override Reading Read(WebhookRequest request, Connection connection)
    {
        var told = JsonSerializer.Deserialize(request.Body.Span, WhopJsonContext.Default.WhopEvent) ?? throw new JsonException("The event is null.");
        var delivery = new WhopDelivery(new(Source, connection, key, request), told);

        // Names had underscores before they had dots.
        return delivery.Kind switch
        {
            "membership.activated" or "membership.went_valid" or "membership_went_valid" => WhopMemberships.Began(delivery),
            "membership.deactivated" or "membership.went_invalid" or "membership_went_invalid" => WhopMemberships.Ended(delivery),
            "payment.succeeded" or "payment_succeeded" => WhopMemberships.Paid(delivery),
            "payment.failed" or "payment_failed" => WhopMemberships.Failed(delivery),
            "refund.created" or "refund.updated" or "refund_created" or "refund_updated" => WhopMemberships.Returned(delivery, "succeeded"),
            "dispute.created" or "dispute.updated" or "dispute_created" or "dispute_updated" => WhopMemberships.Returned(delivery, "lost"),
            "chat.message.created" => WhopChats.Posted(delivery),
            "chat.reaction.created" => WhopChats.Reacted(delivery),
            var kind => Reading.NotUsed(kind),
        };
    }
}
