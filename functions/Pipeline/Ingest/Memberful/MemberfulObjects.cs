using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Ingest.Memberships;

namespace Pipeline.Ingest.Memberful;

/// <summary>https://memberful.com/help/custom-development-and-api/webhook-event-reference/, as far as it is used.</summary>
internal sealed record MemberfulEvent(
    string Event,
    MemberfulMember? Member = null,
    MemberfulSubscription? Subscription = null,
    MemberfulOrder? Order = null,
    JsonElement Changed = default);

internal sealed record MemberfulMember(
    [property: JsonConverter(typeof(PlatformIdConverter))] string? Id,
    string? Username = null,
    string? FullName = null,
    [property: JsonConverter(typeof(PlatformTimeConverter))] DateTimeOffset? CreatedAt = null);

/// <summary>Where a plan is meant, the same name holds a plan: then there is no member in it.</summary>
internal sealed record MemberfulSubscription(
    [property: JsonConverter(typeof(PlatformIdConverter))] string? Id,
    MemberfulMember? Member = null,
    MemberfulPlan? SubscriptionPlan = null,
    [property: JsonPropertyName("subscription")] MemberfulPlan? PlanOfOrder = null,
    [property: JsonConverter(typeof(PlatformTimeConverter))] DateTimeOffset? CreatedAt = null,
    [property: JsonConverter(typeof(PlatformTimeConverter))] DateTimeOffset? ExpiresAt = null)
{
    [JsonIgnore]
    public MemberfulPlan? Plan => SubscriptionPlan ?? PlanOfOrder;
}

/// <summary>Prices are in the minor unit of the site's currency, which no event names.</summary>
internal sealed record MemberfulPlan(
    [property: JsonConverter(typeof(PlatformIdConverter))] string? Id, string? Name = null, decimal? PriceCents = null, decimal? Price = null)
{
    [JsonIgnore]
    public decimal? Minor => PriceCents ?? Price;
}

internal sealed record MemberfulOrder(
    string Uuid,
    decimal? Total = null,
    MemberfulMember? Member = null,
    MemberfulSubscription[]? Subscriptions = null,
    [property: JsonConverter(typeof(PlatformTimeConverter))] DateTimeOffset? CreatedAt = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(MemberfulEvent))]
internal sealed partial class MemberfulJsonContext : JsonSerializerContext;
