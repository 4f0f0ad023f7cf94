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

    /// <summary>Members who are staff whatever their platform says.</summary>
    public IReadOnlyList<MemberId> Staff { get; set; } = [];

    public CommunityRules Rules { get; set; } = new();

    [JsonIgnore]
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}

/// <summary>What is done about invites to other groups.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InvitePolicy>))]
public enum InvitePolicy
{
    [JsonStringEnumMemberName("flag")]
    Flag,
    [JsonStringEnumMemberName("allow")]
    Allow,
    [JsonStringEnumMemberName("remove")]
    Remove,
}

/// <summary>The community's own rules, in the words that a member can read.</summary>
public sealed record CommunityRules
{
    /// <summary>Domains that may always be linked; subdomains are included.</summary>
    public IReadOnlyList<string> AllowedDomains { get; set; } = [];

    /// <summary>Domains that may never be linked; subdomains are included.</summary>
    public IReadOnlyList<string> RefusedDomains { get; set; } = [];

    public InvitePolicy Invites { get; set; }

    /// <summary>A member counts as a newcomer for this long after joining (or first writing).</summary>
    public TimeSpan NewcomerWindow { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How many links a newcomer may post within the newcomer window; less than <see cref="LinkedText.Kept"/>.</summary>
    public int NewcomerLinks { get; set; } = 2;

    /// <summary>More messages than this within <see cref="FloodWindow"/> is a flood.</summary>
    public int FloodMessages { get; set; } = 12;

    public TimeSpan FloodWindow { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The same text more often than this within <see cref="RepeatWindow"/> is a repeat.</summary>
    public int Repeats { get; set; } = 2;

    public TimeSpan RepeatWindow { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How far before a text others of its author can matter to it.</summary>
    [JsonIgnore]
    public TimeSpan LongestWindow => FloodWindow > RepeatWindow ? FloodWindow : RepeatWindow;
}
