using Pipeline.Ingest.Memberships;
using Pipeline.Model;

namespace Pipeline.Ingest.Stripe;

/// <summary>What was paid, failed to be paid, and was paid back.</summary>
internal static class StripePayments
{
    /// <summary>An invoice fails once, however often it is tried again; the subscription falls behind by the same failure.</summary>
    public static string FailedName(string invoice) => $"invoice:{invoice}:failed";

    public static Reading Invoice(StripeDelivery delivery)
    {
        var invoice = delivery.Object(StripeJsonContext.Default.StripeInvoice);
        if (!invoice.IsOfSubscription)
            return delivery.NotUsed("no_subscription");

        // The first invoice is part of the beginning: the subscription has told it, with its price.
        if (invoice.BillingReason == "subscription_create")
            return delivery.NotUsed(invoice.BillingReason);

        var isPaid = delivery.Told.Type != "invoice.payment_failed";
        var line = invoice.Lines?.Data.LastOrDefault();
        var rate = line?.Price ?? line?.Plan;
        var details = line?.Pricing?.PriceDetails;
        return delivery.Changed(
            isPaid ? $"invoice:{invoice.Id}:paid" : FailedName(invoice.Id),
            (invoice.Customer?.Id, invoice.CustomerName),
            isPaid ? MembershipChange.Renewed : MembershipChange.PastDue,
            new(
                rate?.Nickname ?? rate?.Id ?? details?.Price?.Id,
                isPaid ? StripeDelivery.Time(invoice.Lines?.Data.Max(each => each.Period?.End)) : null,
                Money.OfMinor(isPaid ? invoice.AmountPaid : invoice.AmountDue, invoice.Currency)),
            rate?.Id ?? details?.Price?.Id, rate?.Product?.Id ?? details?.Product?.Id);
    }

    /// <summary>A charge is refunded in parts: each event tells the sum so far, and what it was before.</summary>
    public static Reading Refunded(StripeDelivery delivery)
    {
        var charge = delivery.Object(StripeJsonContext.Default.StripeCharge);
        var before = delivery.Before(StripeJsonContext.Default.StripeChargeBefore)?.AmountRefunded ?? 0;
        return delivery.Changed(
            $"charge:{charge.Id}:refunded:{charge.AmountRefunded}",
            (charge.Customer?.Id, charge.BillingDetails?.Name),
            MembershipChange.Refunded,
            new(Money: Money.OfMinor(charge.AmountRefunded - before, charge.Currency)));
    }

    /// <summary>A dispute that was lost is a refund against the club's will.</summary>
    public static Reading Disputed(StripeDelivery delivery)
    {
        var dispute = delivery.Object(StripeJsonContext.Default.StripeDispute);
        return dispute.Status != "lost"
            ? delivery.NotUsed(dispute.Status)
            : delivery.Changed(
                $"dispute:{dispute.Id}:lost",
                (dispute.Customer?.Id ?? dispute.Charge?.Customer, null),
                MembershipChange.Refunded,
                new(Money: Money.OfMinor(dispute.Amount, dispute.Currency)));
    }

    /// <summary>A membership that is bought once. A subscription's checkout is told by the subscription.</summary>
    public static Reading Bought(StripeDelivery delivery)
    {
        var session = delivery.Object(StripeJsonContext.Default.StripeSession);
        return session is { Mode: "payment", PaymentStatus: "paid" or "no_payment_required" }
            ? delivery.Changed(
                $"checkout:{session.Id}:paid",
                (session.Customer?.Id, session.CustomerDetails?.Name),
                MembershipChange.Started,
                new(Money: Money.OfMinor(session.AmountTotal, session.Currency)))
            : delivery.NotUsed(session.Mode);
    }
}
