using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Ingest.Stripe;

/// <summary>https://docs.stripe.com/api/events/object, as far as it is used.</summary>
internal sealed record StripeEvent(string Id, string Type, long Created, StripeEventData Data);

internal sealed record StripeEventData(JsonElement Object, JsonElement PreviousAttributes = default);

/// <summary>https://docs.stripe.com/api/subscriptions/object. The period's end moved to the items with API version 2025-03-31.</summary>
internal sealed record StripeSubscription(
    string Id,
    string Status,
    StripeReference? Customer = null,
    StripeList<StripeItem>? Items = null,
    StripePrice? Plan = null,
    decimal? Quantity = null,
    long? CurrentPeriodEnd = null,
    StripeReference? LatestInvoice = null);

internal sealed record StripeList<T>(T[] Data);

internal sealed record StripeItem(StripePrice? Price = null, StripePrice? Plan = null, decimal? Quantity = null, long? CurrentPeriodEnd = null)
{
    /// <summary>Older API versions know plans, newer ones prices.</summary>
    [JsonIgnore]
    public StripePrice? Rate => Price ?? Plan;
}

/// <summary>https://docs.stripe.com/api/prices/object, and the older plan, which says <c>amount</c>.</summary>
internal sealed record StripePrice(
    string Id,
    string? Nickname = null,
    decimal? UnitAmount = null,
    string? UnitAmountDecimal = null,
    decimal? Amount = null,
    string? Currency = null,
    StripeReference? Product = null);

/// <summary>What changed of a subscription, as it was before.</summary>
internal sealed record StripeSubscriptionBefore(string? Status = null, StripePrice? Plan = null, StripeList<StripeItem>? Items = null);

/// <summary>https://docs.stripe.com/api/invoices/object. The subscription moved below <c>parent</c> with API version 2025-03-31.</summary>
internal sealed record StripeInvoice(
    string Id,
    StripeReference? Customer = null,
    string? CustomerName = null,
    decimal AmountPaid = 0,
    decimal AmountDue = 0,
    string? Currency = null,
    string? BillingReason = null,
    StripeReference? Subscription = null,
    StripeInvoiceParent? Parent = null,
    StripeList<StripeLine>? Lines = null,
    StripeTransitions? StatusTransitions = null)
{
    [JsonIgnore]
    public bool IsOfSubscription => Subscription is not null || Parent?.SubscriptionDetails?.Subscription is not null;
}

internal sealed record StripeInvoiceParent(StripeSubscriptionDetails? SubscriptionDetails = null);

internal sealed record StripeSubscriptionDetails(StripeReference? Subscription = null);

internal sealed record StripeLine(StripePeriod? Period = null, StripePrice? Price = null, StripePrice? Plan = null, StripePricing? Pricing = null);

internal sealed record StripePeriod(long? End = null);

internal sealed record StripePricing(StripePriceDetails? PriceDetails = null);

internal sealed record StripePriceDetails(StripeReference? Price = null, StripeReference? Product = null);

internal sealed record StripeTransitions(long? PaidAt = null);

/// <summary>https://docs.stripe.com/api/charges/object</summary>
internal sealed record StripeCharge(
    string Id, StripeReference? Customer = null, decimal AmountRefunded = 0, string? Currency = null, StripeBilling? BillingDetails = null);

internal sealed record StripeChargeBefore(decimal AmountRefunded = 0);

internal sealed record StripeBilling(string? Name = null);

/// <summary>https://docs.stripe.com/api/disputes/object. Who paid is only known where the charge is sent whole.</summary>
internal sealed record StripeDispute(
    string Id, string? Status = null, StripeReference? Customer = null, StripeReference? Charge = null, decimal Amount = 0, string? Currency = null);

/// <summary>https://docs.stripe.com/api/checkout/sessions/object</summary>
internal sealed record StripeSession(
    string Id,
    string? Mode = null,
    string? PaymentStatus = null,
    StripeReference? Customer = null,
    decimal? AmountTotal = null,
    string? Currency = null,
    StripeBilling? CustomerDetails = null);

/// <summary>Another object: its id, or the object itself.</summary>
/// <param name="Customer">Whose the object is, where it was sent whole and says so.</param>
[JsonConverter(typeof(StripeReferenceConverter))]
internal sealed record StripeReference(string Id, string? Customer = null);

internal sealed class StripeReferenceConverter : JsonConverter<StripeReference>
{
    public override StripeReference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new(reader.GetString()!);

        using var document = JsonDocument.ParseValue(ref reader);
        var whole = document.RootElement;
        if (whole.ValueKind != JsonValueKind.Object || !whole.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String)
            throw new JsonException("This is no reference to an object.");

        var customer = whole.TryGetProperty("customer", out var owner) && owner.ValueKind == JsonValueKind.String ? owner.GetString() : null;
        return new(id.GetString()!, customer);
    }

    public override void Write(Utf8JsonWriter writer, StripeReference value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(StripeEvent))]
[JsonSerializable(typeof(StripeSubscription))]
[JsonSerializable(typeof(StripeSubscriptionBefore))]
[JsonSerializable(typeof(StripeInvoice))]
[JsonSerializable(typeof(StripeCharge))]
[JsonSerializable(typeof(StripeChargeBefore))]
[JsonSerializable(typeof(StripeDispute))]
[JsonSerializable(typeof(StripeSession))]
internal sealed partial class StripeJsonContext : JsonSerializerContext;
