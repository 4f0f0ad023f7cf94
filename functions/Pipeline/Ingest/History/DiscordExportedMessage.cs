using System.Text.Json.Serialization;
using Pipeline.Ingest.Discord;

namespace Pipeline.Ingest.History;

/// <summary>One message of an export, as far as it is used. Mentions in its text have become names.</summary>
internal sealed record DiscordExportedMessage
{
    public required Snowflake Id { get; init; }

    /// <summary>By name where the exporter knows it, else Discord's own number.</summary>
    public required string Type { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public required DiscordExportedUser Author { get; init; }

    public string? Content { get; init; }

    public ElementCount Attachments { get; init; }

    public ElementCount Stickers { get; init; }

    public ElementCount Mentions { get; init; }

    public DiscordExportedReaction[]? Reactions { get; init; }

    public DiscordExportedReference? Reference { get; init; }

    public DiscordExportedForward? ForwardedMessage { get; init; }

    /// <summary>What live messages of the types 0, 19, 20 and 23 are.</summary>
    [JsonIgnore]
    public bool IsPost => Type is "Default" or "Reply" or "20" or "23";

    [JsonIgnore]
    public bool IsJoin => Type is "GuildMemberJoin";

    [JsonIgnore]
    public bool IsForwarded => ForwardedMessage is not null || Reference?.Type == "Forward";
}

internal sealed record DiscordExportedUser(Snowflake Id, string? Name = null, string? Nickname = null, bool IsBot = false);

/// <param name="Users">Whom the exporter asked for by name; older ones asked for nobody.</param>
internal sealed record DiscordExportedReaction(DiscordExportedEmoji Emoji, DiscordExportedUser[]? Users = null);

/// <param name="Id">Empty for an emoji that is no server's own.</param>
internal sealed record DiscordExportedEmoji(string? Id = null, string? Name = null);

internal sealed record DiscordExportedReference(string? Type = null, Snowflake? MessageId = null, Snowflake? ChannelId = null);

internal sealed record DiscordExportedForward(string? Content = null, ElementCount Attachments = default);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(DiscordTimeJsonConverter)])]
[JsonSerializable(typeof(DiscordExportedMessage))]
internal sealed partial class DiscordExportJsonContext : JsonSerializerContext;
