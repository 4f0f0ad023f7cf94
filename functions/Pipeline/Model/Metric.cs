using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>
/// A community's numbers of one closed day, of all its platforms or of one. Rates are kept as their parts: the reader divides
/// (see <see cref="Ratio"/>) and may add up numerators and denominators over days. Only members count: no staff, no bots. After 120 days
/// in which nothing happened there are no more rows: what the last one says holds until something does.
/// </summary>
public sealed record Metric
{
    public required CommunityId Community { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Null for all platforms together.</summary>
    public Source? Platform { get; init; }

    /// <summary>The version of the definitions that these numbers follow.</summary>
    public int Definition { get; init; }

    /// <summary>The first day of which anything is known: who was there before looks new when first seen.</summary>
    public DateOnly Since { get; init; }

    /// <summary>Members who had joined or been seen active, and had not left nor become staff, when the day ended.</summary>
    public int Present { get; init; }

    /// <summary>Of those <see cref="Present"/>, who reacted, commented, asked or shared an insight on the day.</summary>
    public int Engaged { get; init; }

    /// <summary>Of the same, who did in the seven days that end with this one.</summary>
    public int Engaged7 { get; init; }

    /// <summary>What was done by members: each message and each reaction once, also a comment that asks.</summary>
    public int Actions { get; init; }

    public int Messages { get; init; }

    public int Comments { get; init; }

    public int Questions { get; init; }

    /// <summary>Reactions that still stood when the day ended, by members.</summary>
    public int Reactions { get; init; }

    public int Guides { get; init; }

    public int Tips { get; init; }

    public int Discussions { get; init; }

    public int Feedback { get; init; }

    public int Recommendations { get; init; }

    public int Wins { get; init; }

    public int PollAnswers { get; init; }

    public int VoiceJoins { get; init; }

    /// <summary>Members with at least one message, reaction, poll answer or voice join on the day (DAU).</summary>
    public int Active { get; init; }

    /// <summary>In the seven days that end with this one (WAU).</summary>
    public int Active7 { get; init; }

    /// <summary>In the thirty days that end with this one (MAU).</summary>
    public int Active30 { get; init; }

    /// <summary>Active for the first time ever; also the size of this day's retention cohort.</summary>
    public int New { get; init; }

    public int Returning { get; init; }

    public int Resurrected { get; init; }

    public int Dormant { get; init; }

    /// <summary>Active at some time before the previous period, and not in it: who could be resurrected.</summary>
    public int Lapsed { get; init; }

    public int New7 { get; init; }

    public int Returning7 { get; init; }

    public int Resurrected7 { get; init; }

    public int Dormant7 { get; init; }

    public int Lapsed7 { get; init; }

    public int New30 { get; init; }

    public int Returning30 { get; init; }

    public int Resurrected30 { get; init; }

    public int Dormant30 { get; init; }

    public int Lapsed30 { get; init; }

    /// <summary>Of the day's <see cref="New"/>, how many were active 24 to 48 hours after their first activity; null until that is over.</summary>
    public int? RetentionD1 { get; init; }

    public int? RetentionD3 { get; init; }

    public int? RetentionD7 { get; init; }

    public int? RetentionD14 { get; init; }

    public int? RetentionD30 { get; init; }

    public int? RetentionD60 { get; init; }

    public int? RetentionD90 { get; init; }

    /// <summary>Of the day's <see cref="New"/>, how many were active on the next calendar day; null until that is over.</summary>
    public int? RetentionCalendarD1 { get; init; }

    public int? RetentionCalendarD3 { get; init; }

    public int? RetentionCalendarD7 { get; init; }

    public int? RetentionCalendarD14 { get; init; }

    public int? RetentionCalendarD30 { get; init; }

    public int? RetentionCalendarD60 { get; init; }

    public int? RetentionCalendarD90 { get; init; }

    /// <summary>Guides, tips and discussions of substance.</summary>
    [JsonIgnore]
    public int Insights => Guides + Tips + Discussions;
}
