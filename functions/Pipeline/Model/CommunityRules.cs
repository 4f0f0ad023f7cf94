using System.Text.Json.Serialization;
using Pipeline.Text;

namespace Pipeline.Model;

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

/// <summary>What is done about promotion outside of the channels that are for it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PromotionPolicy>))]
public enum PromotionPolicy
{
    [JsonStringEnumMemberName("flag")]
    Flag,
    [JsonStringEnumMemberName("allow")]
    Allow,
    [JsonStringEnumMemberName("remove")]
    Remove,
}

/// <summary>The community's own rules, in the words that a member can read. Everything has a default that needs no setting.</summary>
/// <remarks>Settable where there is a default: generated JSON readers put every missing <c>init</c> property back to nothing.</remarks>
public sealed record CommunityRules
{
    /// <summary>Domains that may always be linked; subdomains are included.</summary>
    public IReadOnlyList<string> AllowedDomains { get; set; } = [];

    /// <summary>Domains that may never be linked; subdomains are included.</summary>
    public IReadOnlyList<string> RefusedDomains { get; set; } = [];

    public InvitePolicy Invites { get; set; }

    public PromotionPolicy Promotion { get; set; }

    /// <summary>Channels that are for offers, by their id: promotion is welcome there.</summary>
    public IReadOnlyList<string> OfferChannels { get; set; } = ["offers", "promo", "promotion", "promotions", "self-promotion", "deals", "marketplace", "jobs", "ads"];

    /// <summary>Languages that are spoken here; empty: any.</summary>
    public IReadOnlyList<TextLanguage> Languages { get; set; } = [];

    /// <summary>Words and phrases nobody may write, whatever their case and disguise.</summary>
    public IReadOnlyList<string> BlockedTerms { get; set; } = [];

    /// <summary>When nobody promotes and nobody calls many members at once; null: never.</summary>
    public QuietHours? QuietHours { get; set; }

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

    /// <summary>More people than this mentioned in one message is too many.</summary>
    public int Mentions { get; set; } = 8;

    /// <summary>Nearly the same text by so many new accounts within <see cref="RaidWindow"/> is a raid.</summary>
    public int RaidMembers { get; set; } = 3;

    public TimeSpan RaidWindow { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>More joins than this within <see cref="RaidWindow"/> is a wave, in which newcomers are looked at more closely.</summary>
    public int JoinWave { get; set; } = 15;

    public Sensitivity Spam { get; set; } = Sensitivity.Normal;

    public Sensitivity Scam { get; set; } = Sensitivity.Normal;

    public Sensitivity Toxic { get; set; } = Sensitivity.Normal;

    public LadderRules Ladder { get; set; } = new();

    /// <summary>Of a thousand texts so many are drawn by chance to be looked at although they were let pass: a few a day in a small group.</summary>
    public int AuditPerThousand { get; set; } = 20;

    /// <summary>The same as a share, from 0 to 1.</summary>
    [JsonIgnore]
    public double AuditRate => AuditPerThousand / 1000.0;

    /// <summary>How far before a text others of its author can matter to it.</summary>
    [JsonIgnore]
    public TimeSpan LongestWindow => FloodWindow > RepeatWindow ? FloodWindow : RepeatWindow;
}

/// <summary>Hours of the day, by the community's clock.</summary>
/// <param name="Until">Excluded; earlier than <paramref name="From"/> where the night lies between.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    public bool Contains(TimeOnly time) => From <= Until ? time >= From && time < Until : time >= From || time < Until;
}
