using Pipeline.Ingest.Memberships;
using Pipeline.Model;

namespace Pipeline.Ingest.Whop;

/// <summary>
/// Memberships and what is paid for them. A membership's beginning is told twice: when it is activated, and by its first payment, which knows
/// the amount.
/// </summary>
internal static class WhopMemberships
{
    public static Reading Began(WhopDelivery delivery) => Changed(delivery, MembershipChange.Started);

    public static Reading Ended(WhopDelivery delivery) => Changed(delivery, MembershipChange.Cancelled);

    public static Reading Paid(WhopDelivery delivery)
    {
        var payment = delivery.Data(WhopJsonContext.Default.WhopPayment);
        var change = payment.BillingReason is "subscription_cycle" or "subscription_update" or "subscription"
            ? MembershipChange.Renewed
            : MembershipChange.Started;
        return Changed(delivery, payment, $"payment:{payment.Id}:paid", change);
    }

    // Tried again it may fail again: it is one failure.
    public static Reading Failed(WhopDelivery delivery)
    {
        var payment = delivery.Data(WhopJsonContext.Default.WhopPayment);
        return payment.BillingReason is "subscription_create" or "one_time"
            ? delivery.NotUsed(payment.BillingReason)
            : Changed(delivery, payment, $"payment:{payment.Id}:failed", MembershipChange.PastDue);
    }

    /// <summary>A refund, or a dispute that was lost; both are told more than once until they are decided.</summary>
    /// <param name="decided">The status at which the money is gone.</param>
    public static Reading Returned(WhopDelivery delivery, string decided)
    {
        var returned = delivery.Data(WhopJsonContext.Default.WhopReturn);
        return returned.Status is { } status && status != decided
            ? delivery.NotUsed(status)
            : delivery.Changed(
                delivery.Club.EventOf($"return:{returned.Id}"),
                returned.Payment?.User ?? returned.User,
                MembershipChange.Refunded,
                delivery.At,
                new(returned.Payment?.Product?.Title, Money: Money.Of(returned.Amount, returned.Currency)),
                returned.Payment?.Product?.Id);
    }

    private static Reading Changed(WhopDelivery delivery, MembershipChange change)
    {
        var membership = delivery.Data(WhopJsonContext.Default.WhopMembership);
        return delivery.Changed(
            delivery.Event, membership.User, change, delivery.At,
            new(TierOf(membership.Product, membership.Plan), membership.RenewalPeriodEnd), membership.Product?.Id, membership.Plan?.Id);
    }

    private static Reading Changed(WhopDelivery delivery, WhopPayment payment, string name, MembershipChange change) => delivery.Changed(
        delivery.Club.EventOf(name), payment.User, change, payment.PaidAt ?? delivery.At,
        new(TierOf(payment.Product, payment.Plan), Money: Money.Of(payment.Total ?? payment.FinalAmount, payment.Currency)),
        payment.Product?.Id, payment.Plan?.Id);

    private static string? TierOf(WhopReference? product, WhopReference? plan) => product?.Title ?? product?.Id ?? plan?.Id;
}
