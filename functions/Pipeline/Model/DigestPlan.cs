using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>Who reads a community's digest.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DigestReaders>))]
public enum DigestReaders
{
    /// <summary>The people who run the community: it names members, and says what goes wrong.</summary>
    [JsonStringEnumMemberName("staff")]
    Staff,

    /// <summary>Everybody: it names only members who agreed to be named in public.</summary>
    [JsonStringEnumMemberName("members")]
    Members,
}

/// <summary>Where and when a community's weekly digest is posted. None is, unless both a connection and a channel are given.</summary>
/// <remarks>Settable where there is a default: generated JSON readers put every missing <c>init</c> property back to nothing.</remarks>
public sealed record DigestPlan
{
    /// <summary>The connection through which it is posted, whose token may write in the channel.</summary>
    public string? Connection { get; init; }

    /// <summary>The platform's id of the channel.</summary>
    public string? Channel { get; init; }

    public DayOfWeek Day { get; set; } = DayOfWeek.Monday;

    /// <summary>The hour of the community's clock, from 0 to 23.</summary>
    public int Hour { get; set; } = 9;

    public DigestReaders Readers { get; init; }

    [JsonIgnore]
    public bool IsOn => Connection is not null && Channel is not null;
}
