using System.Text.Json.Serialization;
using Pipeline.Ingest.Memberships;

namespace Pipeline.Ingest.Ghost;

/// <summary>https://ghost.org/docs/webhooks/: an object as it is and, of what changed, as it was. Which event it is says neither body nor header.</summary>
internal sealed record GhostDelivery(GhostChange<GhostMember>? Member = null, GhostChange<GhostPost>? Post = null);

internal sealed record GhostChange<T>(T Current, T Previous);

/// <summary>Everything is missing where there is no such state: a member who was just added was nothing before.</summary>
internal sealed record GhostMember
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Status { get; init; }

    public GhostSubscription[]? Subscriptions { get; init; }

    public GhostTier[]? Tiers { get; init; }

    [JsonConverter(typeof(PlatformTimeConverter))]
    public DateTimeOffset? CreatedAt { get; init; }

    [JsonConverter(typeof(PlatformTimeConverter))]
    public DateTimeOffset? UpdatedAt { get; init; }
}

internal sealed record GhostSubscription(
    string? Id = null,
    string? Status = null,
    [property: JsonConverter(typeof(PlatformTimeConverter))] DateTimeOffset? CurrentPeriodEnd = null,
    GhostPrice? Price = null,
    GhostPrice? Plan = null);

internal sealed record GhostPrice(decimal? Amount = null, string? Currency = null);

internal sealed record GhostTier(string? Id = null, string? Name = null);

internal sealed record GhostPost
{
    public string? Id { get; init; }

    public string? Title { get; init; }

    public string? Plaintext { get; init; }

    public string? Status { get; init; }

    public GhostAuthor? PrimaryAuthor { get; init; }

    [JsonConverter(typeof(PlatformTimeConverter))]
    public DateTimeOffset? PublishedAt { get; init; }

    [JsonConverter(typeof(PlatformTimeConverter))]
    public DateTimeOffset? UpdatedAt { get; init; }
}

internal sealed record GhostAuthor(string Id, string? Slug = null, string? Name = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GhostDelivery))]
internal sealed partial class GhostJsonContext : JsonSerializerContext;
