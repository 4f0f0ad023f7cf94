using System.Globalization;
using Pipeline.Ingest.Memberships;
using Pipeline.Model;

namespace Pipeline.Ingest.Stripe;

/// <summary>Subscriptions that begin, change their price, fall behind and end. What is paid for them is told by invoices.</summary>
internal static class StripeSubscriptions
{
    public static Reading Read(StripeDelivery delivery)
    {
        var now = delivery.Object(StripeJsonContext.Default.StripeSubscription);
        var before = delivery.Told.Type == "customer.subscription.updated" ? delivery.Before(StripeJsonContext.Default.StripeSubscriptionBefore) : null;
        var isEnded = delivery.Told.Type == "customer.subscription.deleted";
        var status = isEnded ? Ended(now)
            : delivery.Told.Type == "customer.subscription.created" ? Began(now)
            : before?.Status is { } was && was != now.Status ? Moved(was, now)
            : null;

        var first = status is { } one ? Changed(delivery, now, one.Name, one.Change) : null;
        var second = HasNewPrice(before, now) ? Changed(delivery, now, $"event:{delivery.Told.Id}:price", MembershipChange.TierChanged) : null;
        return (first, second) switch
        {
            ({ Events.Count: > 0 }, { Events.Count: > 0 }) => new([.. first.Events, .. second.Events]),
            _ => first ?? second ?? delivery.NotUsed(now.Status),
        };
    }

    // A subscription that still waits for its first payment has not begun.
    private static (string Name, MembershipChange Change)? Began(StripeSubscription now) =>
        now.Status is "active" or "trialing" or "past_due" ? ($"subscription:{now.Id}:started", MembershipChange.Started) : null;

    private static (string Name, MembershipChange Change)? Ended(StripeSubscription now) =>
        now.Status == "incomplete_expired" ? null : ($"subscription:{now.Id}:cancelled", MembershipChange.Cancelled);

    private static (string Name, MembershipChange Change)? Moved(string was, StripeSubscription now) => (was, now.Status) switch
    {
        ("incomplete", "active" or "trialing") => Began(now),
        (_, "canceled") => Ended(now),
        (not "past_due", "past_due" or "unpaid") => (StripePayments.FailedName(now.LatestInvoice?.Id ?? now.Id), MembershipChange.PastDue),
        _ => null,
    };

    private static bool HasNewPrice(StripeSubscriptionBefore? before, StripeSubscription now)
    {
        var was = before?.Items?.Data.FirstOrDefault()?.Rate?.Id ?? before?.Plan?.Id;
        return was is not null && RateOf(now) is { } rate && was != rate.Id;
    }

    private static Reading Changed(StripeDelivery delivery, StripeSubscription subscription, string name, MembershipChange change)
    {
        var rate = RateOf(subscription);
        var ends = (subscription.Items?.Data ?? []).Select(item => item.CurrentPeriodEnd).Append(subscription.CurrentPeriodEnd).Max();
        var money = change == MembershipChange.Cancelled || subscription.Status == "trialing" ? null : PriceOf(subscription);
        return delivery.Changed(
            name, (subscription.Customer?.Id, null), change,
            new(rate?.Nickname ?? rate?.Id, StripeDelivery.Time(ends), money), rate?.Id, rate?.Product?.Id);
    }

    private static StripePrice? RateOf(StripeSubscription subscription) => subscription.Items?.Data.FirstOrDefault()?.Rate ?? subscription.Plan;

    // All items of a subscription are billed together, in one currency.
    private static Money? PriceOf(StripeSubscription subscription)
    {
        if (subscription.Items is not { Data: { Length: > 0 } items })
            return subscription.Plan is { } plan ? Money.OfMinor(UnitOf(plan) * (subscription.Quantity ?? 1), plan.Currency) : null;

        decimal? sum = 0;
        foreach (var item in items)
            sum += UnitOf(item.Rate) * (item.Quantity ?? 1);
        return Money.OfMinor(sum, items[0].Rate?.Currency);
    }

    private static decimal? UnitOf(StripePrice? price) => price?.UnitAmount ?? price?.Amount
        ?? (decimal.TryParse(price?.UnitAmountDecimal, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var exact) ? exact : null);
}
