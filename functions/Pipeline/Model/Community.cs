using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>Whether verdicts are carried out: nothing is looked at; everything is decided and recorded but nothing done; or done.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ModerationMode>))]
public enum ModerationMode
{
    [JsonStringEnumMemberName("shadow")]
    Shadow,
    [JsonStringEnumMemberName("off")]
    Off,
    [JsonStringEnumMemberName("enforce")]
    Enforce,
}

/// <summary>What the people who run a community set. Everything has a default: a community works with nothing but its id.</summary>
/// <remarks>Settable where there is a default: generated JSON readers put every missing <c>init</c> property back to nothing.</remarks>
public sealed record Community
{
    public required CommunityId Id { get; init; }

    public string? Name { get; init; }

    /// <summary>IANA name, for example Europe/Berlin. Days, digests and quiet hours follow it.</summary>
    public string TimeZone { get; set; } = "UTC";

    public ModerationMode Mode { get; init; }

    /// <summary>Since when verdicts are carried out: what was only noted before weighs on nobody. Null unless they are.</summary>
    public DateTimeOffset? EnforcingSince { get; init; }

    /// <summary>Members who are staff whatever their platform says.</summary>
    public IReadOnlyList<MemberId> Staff { get; set; } = [];

    public CommunityRules Rules { get; set; } = new();

    /// <summary>The weekly digest; off unless it says where.</summary>
    public DigestPlan Digest { get; set; } = new();

    [JsonIgnore]
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}
