using System.Globalization;
using Pipeline.Model;

namespace Pipeline.Report;

/// <summary>Definition 7.</summary>
/// <param name="Joined">Members who joined for the first time.</param>
/// <param name="Activated">Posted, and got an answer or a reaction from another person, within seven days of joining.</param>
/// <param name="FirstPostMedianSeconds">From joining until half had posted; null: not half of them have.</param>
/// <param name="FirstPostsAnswered">First posts that another person answered within 24 hours.</param>
/// <param name="GrowthReadiness">Activated members of the period before, for each who joined.</param>
public sealed record ActivationReport(int? Joined, Rate? Activated, int? FirstPostMedianSeconds, Rate? FirstPostsAnswered, Quotient? GrowthReadiness)
{
    public static ActivationReport Of(PeriodMetric row) => new(
        row.Joined, Rate.Known(row.Activated, row.Started), row.FirstPostMedian, Rate.Known(row.FirstPostsAnswered, row.FirstPosts),
        Quotient.Known(row.ActivatedBefore, row.Joined));
}

/// <summary>Definition 8.</summary>
/// <param name="Unanswered">Members' questions without an answer by another person within 24 hours.</param>
/// <param name="ByStaff">Of those answered in time, first by staff.</param>
/// <param name="All">How long the first answer took, whoever gave it.</param>
/// <param name="Staff">How long until staff answered.</param>
/// <param name="Members">How long until another member answered.</param>
public sealed record AnswersReport(Rate? Unanswered, Rate? ByStaff, WaitReport All, WaitReport Staff, WaitReport Members)
{
    public static AnswersReport Of(PeriodMetric row) => new(
        Rate.Known(row.Unanswered, row.Questions), Rate.Known(row.AnsweredByStaff, row.AnsweredByStaff + row.AnsweredByMembers),
        new(row.AnswerMedian, row.AnswerP90), new(row.StaffAnswerMedian, row.StaffAnswerP90), new(row.MemberAnswerMedian, row.MemberAnswerP90));
}

/// <summary>By Kaplan and Meier, so that what still waits is counted; null: not so many have come to an end.</summary>
/// <param name="MedianSeconds">Until half had.</param>
/// <param name="P90Seconds">Until nine tenths had.</param>
public sealed record WaitReport(int? MedianSeconds, int? P90Seconds);

/// <summary>Definition 9, of messages by member; null where nobody wrote.</summary>
/// <param name="Gini">From 0, all wrote as much, to (n − 1)/n, one wrote all.</param>
/// <param name="GiniOfMost">The same times n/(n − 1): from 0 to 1 in a group of any size.</param>
/// <param name="AbsenceFactor">The fewest members who wrote half of it.</param>
/// <param name="Top1">Written by the busiest hundredth.</param>
/// <param name="Top10">Written by the busiest tenth.</param>
public sealed record InequalityReport(int Population, int Contributors, double? Gini, double? GiniOfMost, int? AbsenceFactor, Rate? Top1, Rate? Top10)
{
    private const int Places = 4;

    public static InequalityReport Of(PeriodMetric row)
    {
        var gini = row.GiniNumerator is { } numerator ? numerator / ((double)row.Population * row.Contributions) : (double?)null;
        return new(
            row.Population, row.Contributors, Rounded(gini), row.Population > 1 ? Rounded(gini * row.Population / (row.Population - 1)) : null,
            row.AbsenceFactor, Rate.Known(row.Top1Contributions, row.Contributions), Rate.Known(row.Top10Contributions, row.Contributions));
    }

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, Places, MidpointRounding.AwayFromZero) : null;
}

/// <summary>Definition 10.</summary>
/// <param name="Referrers">Members who brought somebody who was activated.</param>
/// <param name="Referred">Whom members brought, and who stayed for seven days.</param>
/// <param name="K">Activated among these, for each member at the start.</param>
/// <param name="ByMethod">Activated, by how it is known who brought them.</param>
/// <param name="ReferredRetention">Active 15 to 30 days after joining, of those whom a member brought.</param>
/// <param name="OthersRetention">The same of those who joined otherwise.</param>
/// <param name="Earnings">What members' links earned; null where no network tells.</param>
public sealed record WordOfMouthReport(
    Rate? Referrers, int? Referred, Quotient? K, ReferralMethods ByMethod, Rate? ReferredRetention, Rate? OthersRetention, EarningsReport? Earnings)
{
    public static WordOfMouthReport Of(PeriodMetric row) => new(
        Rate.Known(row.Referrers, row.Members), row.Referred, Quotient.Known(row.ReferredActivated, row.MembersAtStart),
        new(row.ActivatedExact, row.ActivatedDeclared, row.ActivatedInferred),
        Rate.Known(row.ReferredRetained, row.ReferredBefore), Rate.Known(row.OthersRetained, row.OthersBefore), EarningsReport.Of(row));
}

/// <summary>Conversions through members' links.</summary>
/// <param name="Conversions">Approved.</param>
/// <param name="Members">Whose links these came through; some may have left.</param>
/// <param name="Payouts">For each currency.</param>
public sealed record EarningsReport(int Conversions, int Members, IReadOnlyList<Payout> Payouts)
{
    public static EarningsReport? Of(PeriodMetric row) => row is { Conversions: { } conversions, Earners: { } earners, Payouts: { } payouts }
        ? new(conversions, earners, [.. payouts.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Payout.Parse)])
        : null;
}

/// <param name="Currency">ISO 4217; ? where the network named none.</param>
public sealed record Payout(string Currency, decimal Amount)
{
    internal static Payout Parse(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return new(text[..space], decimal.Parse(text[(space + 1)..], CultureInfo.InvariantCulture));
    }
}

/// <summary>By the platform, by the members themselves, by inference from how often invites were used.</summary>
public sealed record ReferralMethods(int? Exact, int? Declared, int? Inferred);

/// <summary>Definition 14.</summary>
/// <param name="StaffMessages">Of all messages by people.</param>
/// <param name="StaffThreads">Of all threads that were started.</param>
/// <param name="IsFounderOnly">Staff started more than 60 % of the threads in each of the last four weeks.</param>
/// <param name="MemberReplies">Of all answers, from one member to another.</param>
public sealed record VoicesReport(Rate? StaffMessages, Rate? StaffThreads, bool? IsFounderOnly, Rate? MemberReplies)
{
    public static VoicesReport Of(PeriodMetric row) => new(
        Rate.Known(row.StaffMessages, row.HumanMessages), Rate.Known(row.ThreadsByStaff, row.ThreadsStarted), row.IsFounderOnly,
        Rate.Known(row.MemberReplies, row.Replies));
}

/// <summary>Guides, tips, feedback and discussions by members.</summary>
/// <param name="Members">Members who wrote such.</param>
/// <param name="PerMemberWeek">For each member and week.</param>
/// <param name="Responses">Answers and reactions by others within seven days, for each.</param>
/// <param name="Quality">The same, drawn to what messages of any kind get where there are few: as if five more had got just that.</param>
public sealed record ContentReport(int? Items, Rate Members, Quotient? PerMemberWeek, Quotient? Responses, double? Quality)
{
    private const int Places = 4;
    private const int Weight = 5;

    public static ContentReport Of(PeriodMetric row)
    {
        var weeks = Math.Max(1, (row.To.DayNumber - row.From.DayNumber + 1) / 7);
        return new(
            row.ContentItems, Rate.Of(row.ContentMembers, row.Members), Quotient.Known(row.ContentItems, row.Members * weeks),
            Quotient.Known(row.ContentResponses, row.ContentItems), Shrunk(row));
    }

    private static double? Shrunk(PeriodMetric row) =>
        row is { ContentItems: { } items, ContentResponses: { } got, Posts: > 0 and var posts, Responses: { } all }
            ? Math.Round((got + (Weight * (double)all / posts)) / (items + Weight), Places, MidpointRounding.AwayFromZero)
            : null;
}
