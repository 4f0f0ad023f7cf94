using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>What is done on the platform about a member or a message.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EnforcementKind>))]
public enum EnforcementKind
{
    [JsonStringEnumMemberName("remove")]
    Remove,
    [JsonStringEnumMemberName("warn")]
    Warn,
    [JsonStringEnumMemberName("mute")]
    Mute,
    [JsonStringEnumMemberName("unmute")]
    Unmute,
    [JsonStringEnumMemberName("ban")]
    Ban,
    [JsonStringEnumMemberName("unban")]
    Unban,
}

/// <summary>Something is to be done on a platform: what the queue of enforcements carries.</summary>
public sealed record EnforcementDue
{
    public const int Version = 1;

    /// <summary>One decision, one id: however often it comes, it is carried out once.</summary>
    public required string Id { get; init; }

    public required CommunityId Community { get; init; }

    /// <summary>Whose token it is done with.</summary>
    public required ConnectionId Connection { get; init; }

    public required MemberId Member { get; init; }

    public required EnforcementKind Kind { get; init; }

    /// <summary>Where: the chat or channel of the message, and where a warning is shown.</summary>
    public ChannelId? Channel { get; init; }

    public MessageId? Message { get; init; }

    /// <summary>The end of a mute or ban; null: until it is taken back.</summary>
    public DateTimeOffset? Until { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>Who decided: a moderator's name, or <c>rules</c>.</summary>
    public required string By { get; init; }

    /// <summary>The community's rule in the words that the member reads.</summary>
    public required string Rule { get; init; }

    /// <summary>What is told with a warning and kept in no log: how to appeal, or the member's own words; null: nothing.</summary>
    public string? Beside { get; init; }

    /// <summary>What a warned member reads.</summary>
    [JsonIgnore]
    public string Notice => Beside is null ? Rule : $"{Rule}\n\n{Beside}";

    /// <summary>How often the platform asked to come later.</summary>
    public int Postponed { get; init; }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(new(Version, this), EnforcementJsonContext.Default.EnforcementEnvelope);

    /// <exception cref="JsonException">The bytes are no such message of a version that this reader knows.</exception>
    public static EnforcementDue Read(ReadOnlyMemory<byte> utf8)
    {
        var envelope = JsonSerializer.Deserialize(utf8.Span, EnforcementJsonContext.Default.EnforcementEnvelope)
            ?? throw new JsonException("The message is null.");
        return envelope switch
        {
            { Version: < 1 or > Version } => throw new JsonException($"The message has version {envelope.Version}; this reader knows 1 to {Version}. Upgrade it, then replay."),
            { Due: { } due } => due,
            _ => throw new JsonException("The envelope holds nothing."),
        };
    }
}

internal sealed record EnforcementEnvelope(
    [property: JsonPropertyName("v")] int Version,
    [property: JsonPropertyName("due")] EnforcementDue? Due);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(EnforcementEnvelope))]
internal sealed partial class EnforcementJsonContext : JsonSerializerContext;
