using System.Text.Json;
using Pipeline.Ingest.Signatures;
using Pipeline.Model;

namespace Pipeline.Ingest.Stripe;

/// <summary>
/// Stripe (https://docs.stripe.com/webhooks): one event per delivery. A member is a customer. Several events speak of one thing (an invoice
/// that failed and the subscription that fell behind by it), so memberships change under the id of the thing and not of the event.
/// </summary>
public sealed class StripeSource(MemberKey key) : WebhookSource
{
    private const string SignatureHeader = "Stripe-Signature";

    public override Source Source => Source.Stripe;

    public override Refusal? Verify(WebhookRequest request, Connection connection) =>
        TimedSignature.Verify(request, connection, SignatureHeader);

    public override Reading Read(WebhookRequest request, Connection connection)
    {
        var told = JsonSerializer.Deserialize(request.Body.Span, StripeJsonContext.Default.StripeEvent)
            ?? throw new JsonException("The event is null.");
        var delivery = new StripeDelivery(new(Source, connection, key, request), told);
        return told.Type switch
        {
            "customer.subscription.created" or "customer.subscription.updated" or "customer.subscription.deleted" => StripeSubscriptions.Read(delivery),
            "invoice.paid" or "invoice.payment_succeeded" or "invoice.payment_failed" => StripePayments.Invoice(delivery),
            "charge.refunded" => StripePayments.Refunded(delivery),
            "charge.dispute.closed" => StripePayments.Disputed(delivery),
            "checkout.session.completed" or "checkout.session.async_payment_succeeded" => StripePayments.Bought(delivery),
            _ => Reading.NotUsed(told.Type),
        };
    }
}
