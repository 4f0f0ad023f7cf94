using System.Text.Json.Serialization;
using Pipeline.Ingest.Memberships;

namespace Pipeline.Ingest.Patreon;

/// <summary>https://docs.patreon.com/#webhooks: a JSON:API document with one member, or with one pledge of API v1.</summary>
internal sealed record PatreonDocument(PatreonResource Data, PatreonIncluded[]? Included = null);

internal sealed record PatreonResource(string Id, string? Type = null, PatreonAttributes? Attributes = null, PatreonRelationships? Relationships = null);

/// <summary>https://docs.patreon.com/#member, and below what a pledge of API v1 says instead.</summary>
internal sealed record PatreonAttributes
{
    public string? FullName { get; init; }

    public string? PatronStatus { get; init; }

    public string? LastChargeStatus { get; init; }

    [JsonConverter(typeof(PlatformTimeConverter))]
    public DateTimeOffset? LastChargeDate { get; init; }

    [JsonConverter(typeof(PlatformTimeConverter))]
    public DateTimeOffset? NextChargeDate { get; init; }

    [JsonConverter(typeof(PlatformTimeConverter))]
    public DateTimeOffset? PledgeRelationshipStart { get; init; }

    public decimal? CurrentlyEntitledAmountCents { get; init; }

    public decimal? WillPayAmountCents { get; init; }

    public decimal? AmountCents { get; init; }

    [JsonConverter(typeof(PlatformTimeConverter))]
    public DateTimeOffset? CreatedAt { get; init; }

    [JsonConverter(typeof(PlatformTimeConverter))]
    public DateTimeOffset? DeclinedSince { get; init; }

    [JsonIgnore]
    public decimal? Cents => AmountCents ?? (WillPayAmountCents > 0 ? WillPayAmountCents : CurrentlyEntitledAmountCents);

    [JsonIgnore]
    public DateTimeOffset? Began => PledgeRelationshipStart ?? CreatedAt;
}

internal sealed record PatreonRelationships(
    PatreonOne? User = null, PatreonOne? Patron = null, PatreonOne? Campaign = null, PatreonOne? Reward = null, PatreonMany? CurrentlyEntitledTiers = null)
{
    [JsonIgnore]
    public string? Person => (User ?? Patron)?.Data?.Id;

    [JsonIgnore]
    public string? Tier => CurrentlyEntitledTiers?.Data is [{ } first, ..] ? first.Id : Reward?.Data?.Id;
}

internal sealed record PatreonOne(PatreonPointer? Data = null);

internal sealed record PatreonMany(PatreonPointer[]? Data = null);

internal sealed record PatreonPointer(string Id);

internal sealed record PatreonIncluded(string? Type = null, string? Id = null, PatreonIncludedAttributes? Attributes = null);

internal sealed record PatreonIncludedAttributes(string? FullName = null, string? Vanity = null, string? Title = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PatreonDocument))]
internal sealed partial class PatreonJsonContext : JsonSerializerContext;
