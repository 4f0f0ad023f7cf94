using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>What became of a week's digest.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DigestState>))]
public enum DigestState
{
    /// <summary>Begun, and nobody said how it ended: it may have been posted, so it is not posted again.</summary>
    [JsonStringEnumMemberName("begun")]
    Begun,
    [JsonStringEnumMemberName("sent")]
    Sent,

    /// <summary>There was nothing to say.</summary>
    [JsonStringEnumMemberName("quiet")]
    Quiet,

    /// <summary>The platform did not post it; it is tried again for three days.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,
}

/// <summary>The digest of one week of a community.</summary>
public sealed record DigestSent
{
    public required CommunityId Community { get; init; }

    /// <summary>The Sunday with which the week ended.</summary>
    public required DateOnly Week { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required DigestState State { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Detail { get; init; }
}
