using System.Text.Json.Serialization;
using Pipeline.Ingest.Memberships;

namespace Pipeline.Ingest.Discourse;

/// <summary>
/// https://meta.discourse.org/t/configure-webhooks-that-trigger-on-discourse-events-to-integrate-with-external-services/49045: one property,
/// named by the event's type.
/// </summary>
internal sealed record DiscourseBody(
    DiscoursePost? Post = null, DiscourseLike? Like = null, DiscourseUser? User = null, DiscourseGroupUser? GroupUser = null);

internal sealed record DiscoursePost
{
    public required long Id { get; init; }

    public required long TopicId { get; init; }

    public required int PostNumber { get; init; }

    public required long UserId { get; init; }

    public string? Username { get; init; }

    public string? Name { get; init; }

    public long? CategoryId { get; init; }

    /// <summary>1 is a post of somebody's; others are small actions, moderators' notices and whispers among staff.</summary>
    public int? PostType { get; init; }

    public int? ReplyToPostNumber { get; init; }

    public string? TopicArchetype { get; init; }

    public string? Raw { get; init; }

    public string? Cooked { get; init; }

    [JsonConverter(typeof(PlatformTimeConverter))]
    public DateTimeOffset? CreatedAt { get; init; }

    [JsonConverter(typeof(PlatformTimeConverter))]
    public DateTimeOffset? UpdatedAt { get; init; }

    [JsonConverter(typeof(PlatformTimeConverter))]
    public DateTimeOffset? DeletedAt { get; init; }

    public bool? UserDeleted { get; init; }
}

internal sealed record DiscourseLike(DiscoursePost Post, DiscourseUser User);

internal sealed record DiscourseUser
{
    public required long Id { get; init; }

    public string? Username { get; init; }

    public string? Name { get; init; }

    public bool? Admin { get; init; }

    public bool? Moderator { get; init; }

    [JsonConverter(typeof(PlatformTimeConverter))]
    public DateTimeOffset? CreatedAt { get; init; }

    [JsonIgnore]
    public bool IsStaff => Admin == true || Moderator == true;
}

internal sealed record DiscourseGroupUser(long Id, long GroupId, long UserId);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DiscourseBody))]
internal sealed partial class DiscourseJsonContext : JsonSerializerContext;
