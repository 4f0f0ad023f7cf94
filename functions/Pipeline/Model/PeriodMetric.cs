using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>How long a period is that numbers are of. The names are part of addresses and keys.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PeriodSpan>))]
public enum PeriodSpan
{
    /// <summary>The 28 days that end with a day: enough for a small group, and as many Mondays as Sundays.</summary>
    [JsonStringEnumMemberName("28-days")]
    Days28,

    /// <summary>Monday to Sunday.</summary>
    [JsonStringEnumMemberName("week")]
    Week,

    /// <summary>A calendar month.</summary>
    [JsonStringEnumMemberName("month")]
    Month,
}

public static class PeriodSpans
{
    /// <summary>The span's name as addresses and keys have it.</summary>
    public static string Name(this PeriodSpan span) => span switch
    {
        PeriodSpan.Days28 => "28-days",
        PeriodSpan.Week => "week",
        _ => "month",
    };

    /// <summary>From the end of one to the end of the next, at most.</summary>
    public static int LongestDays(this PeriodSpan span) => span switch
    {
        PeriodSpan.Days28 => 1,
        PeriodSpan.Week => 7,
        _ => 31,
    };

    public static bool TryParse(string? name, out PeriodSpan span)
    {
        span = Array.Find(Enum.GetValues<PeriodSpan>(), one => one.Name() == name);
        return span.Name() == name;
    }
}

/// <summary>
/// A community's numbers of a period that is over, of all its platforms or of one: what people were to each other. Rates are kept as their
/// parts. Each number is counted from what happened in the period itself, never from numbers of shorter ones. Null: no platform can tell,
/// or a window is not over, or there is nothing to count it from; never 0 instead.
/// </summary>
/// <remarks>
/// Some counts wait for a window: activation for the first seven days of a member, an unanswered question for 24 hours. Of a week or month
/// they are of those who began in it, and null until the window of the last of them is over. Of 28 days they are of those whose window ran
/// out in them, so that a day's row is complete when the day is closed.
/// </remarks>
public sealed record PeriodMetric
{
    public required CommunityId Community { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required PeriodSpan Span { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day of it.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Null for all platforms together.</summary>
    public Source? Platform { get; init; }

    /// <summary>The version of the definitions that these numbers follow.</summary>
    public int Definition { get; init; }

    /// <summary>Members who were there when the period ended.</summary>
    public int Members { get; init; }

    /// <summary>Members who were there when it began.</summary>
    public int MembersAtStart { get; init; }

    /// <summary>
    /// Members who were there both when the period ended and when the one before did; null while there is no quarter of a year before the period.
    /// </summary>
    public int? GravityMembers { get; init; }

    /// <summary>
    /// How much more these weigh at the end than then, by how many days they were active of late: gravity is this of <see cref="GravityMembers"/>.
    /// </summary>
    public int? GravityChange { get; init; }

    /// <summary>Distinct members active in the week or month; of 28 days null, as a day's own row has the like.</summary>
    public int? Active { get; init; }

    /// <summary>Of the active, for the first time ever.</summary>
    public int? New { get; init; }

    /// <summary>Of the active, also in the week or month before.</summary>
    public int? Returning { get; init; }

    /// <summary>Of the active, neither new nor active in the one before.</summary>
    public int? Resurrected { get; init; }

    /// <summary>Active in the one before and not in this.</summary>
    public int? Dormant { get; init; }

    /// <summary>Members who joined for the first time.</summary>
    public int? Joined { get; init; }

    /// <summary>Members who joined and whose first seven days are over: the denominator of <see cref="Activated"/>.</summary>
    public int? Started { get; init; }

    /// <summary>Of the <see cref="Started"/>, who posted and got an answer or a reaction from another person, both within seven days of joining.</summary>
    public int? Activated { get; init; }

    /// <summary>Activated members of the period before: growth readiness is these of <see cref="Joined"/>.</summary>
    public int? ActivatedBefore { get; init; }

    /// <summary>Seconds from joining until half of those who joined had posted, by Kaplan and Meier; null: not half of them have.</summary>
    public int? FirstPostMedian { get; init; }

    /// <summary>First posts of members whose joining is known, 24 hours ago or more.</summary>
    public int? FirstPosts { get; init; }

    /// <summary>Of these, answered by another person within 24 hours.</summary>
    public int? FirstPostsAnswered { get; init; }

    /// <summary>Questions by members, asked 24 hours ago or more.</summary>
    public int? Questions { get; init; }

    /// <summary>Of these, without an answer by another person within 24 hours.</summary>
    public int? Unanswered { get; init; }

    /// <summary>Of these, first answered by staff, within 24 hours.</summary>
    public int? AnsweredByStaff { get; init; }

    /// <summary>Of these, first answered by another member, within 24 hours.</summary>
    public int? AnsweredByMembers { get; init; }

    /// <summary>Seconds until half of the questions had an answer by another person, by Kaplan and Meier; null: not half of them have.</summary>
    public int? AnswerMedian { get; init; }

    /// <summary>Seconds until nine tenths had one.</summary>
    public int? AnswerP90 { get; init; }

    public int? MemberAnswerMedian { get; init; }

    public int? MemberAnswerP90 { get; init; }

    public int? StaffAnswerMedian { get; init; }

    public int? StaffAnswerP90 { get; init; }

    /// <summary>Members who were there when the period ended, or wrote in it: whom inequality is among.</summary>
    public int Population { get; init; }

    /// <summary>Members who wrote.</summary>
    public int Contributors { get; init; }

    /// <summary>Messages by members.</summary>
    public int Contributions { get; init; }

    /// <summary>Gini's coefficient of messages by member is this of <see cref="Population"/> times <see cref="Contributions"/>.</summary>
    public long? GiniNumerator { get; init; }

    /// <summary>The fewest members who wrote half of all messages or more.</summary>
    public int? AbsenceFactor { get; init; }

    /// <summary>Messages by the busiest hundredth of the population, one member at least.</summary>
    public int? Top1Contributions { get; init; }

    /// <summary>Messages by the busiest tenth.</summary>
    public int? Top10Contributions { get; init; }

    /// <summary>Members, still there, whom somebody joined through and became active.</summary>
    public int? Referrers { get; init; }

    /// <summary>Members whom another member brought and who stayed for seven days; no second joining within 30 days of leaving.</summary>
    public int? Referred { get; init; }

    /// <summary>Of these, activated: K is these of <see cref="MembersAtStart"/>.</summary>
    public int? ReferredActivated { get; init; }

    /// <summary>Of the activated, those whose platform said who brought them.</summary>
    public int? ActivatedExact { get; init; }

    /// <summary>Of the activated, those who said so themselves.</summary>
    public int? ActivatedDeclared { get; init; }

    /// <summary>Of the activated, those of whom it was inferred.</summary>
    public int? ActivatedInferred { get; init; }

    /// <summary>Members whom another member brought, 31 days ago or more.</summary>
    public int? ReferredBefore { get; init; }

    /// <summary>Of these, active 15 to 30 days after joining.</summary>
    public int? ReferredRetained { get; init; }

    /// <summary>Members who joined otherwise, 31 days ago or more.</summary>
    public int? OthersBefore { get; init; }

    /// <summary>Of these, active 15 to 30 days after joining.</summary>
    public int? OthersRetained { get; init; }

    /// <summary>Conversions through members' links, approved in the period and as it stands now; of all platforms together only.</summary>
    public int? Conversions { get; init; }

    /// <summary>Members whose links these came through.</summary>
    public int? Earners { get; init; }

    /// <summary>What these paid, for each currency: <c>EUR 12.5;USD 3</c>.</summary>
    public string? Payouts { get; init; }

    /// <summary>Members, still there, who wrote a message that recommends the community.</summary>
    public int Recommenders { get; init; }

    /// <summary>Messages by people, staff among them.</summary>
    public int HumanMessages { get; init; }

    public int? StaffMessages { get; init; }

    /// <summary>Messages that answer nothing and begin something.</summary>
    public int ThreadsStarted { get; init; }

    public int? ThreadsByStaff { get; init; }

    /// <summary>
    /// Whether staff started more than 60 % of the threads in each of the four weeks that end with the period; null while there are not
    /// four, or nobody started any in one.
    /// </summary>
    public bool? IsFounderOnly { get; init; }

    /// <summary>Answers to another person's messages.</summary>
    public int? Replies { get; init; }

    /// <summary>Of these, from one member to another, without staff on either side.</summary>
    public int? MemberReplies { get; init; }

    /// <summary>Guides, tips, feedback and discussions by members, written seven days ago or more.</summary>
    public int? ContentItems { get; init; }

    /// <summary>Answers and reactions by others that these got within seven days.</summary>
    public int? ContentResponses { get; init; }

    /// <summary>Members, still there, who wrote such.</summary>
    public int ContentMembers { get; init; }

    /// <summary>Messages of any kind by members, written seven days ago or more.</summary>
    public int? Posts { get; init; }

    /// <summary>Answers and reactions by others that all these got within seven days.</summary>
    public int? Responses { get; init; }
}
