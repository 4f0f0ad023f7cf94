using System.Globalization;
using Pipeline.Model;

namespace Pipeline.Review;

/// <summary>What a member's report weighs: pure. Reports only ever open a review, whatever they weigh together.</summary>
internal static class ReportWeight
{
    /// <summary>Many accounts that are new within days are how a brigade looks.</summary>
    private static readonly TimeSpan New = TimeSpan.FromDays(7);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>How long somebody whose reports were dismissed is not listened to.</summary>
    private static readonly TimeSpan Deaf = TimeSpan.FromDays(30);

    private const int MostADay = 5;
    private const int Looked = 5;
    private const int Dismissed = 3;

    public static ReviewReport Of(OwnReport report, MemberState reporter, bool isStaff, ReporterState known)
    {
        var (weight, why) = Weigh(report, reporter, isStaff, known);
        return new(report.Event, reporter.Member, report.At, weight, why);
    }

    private static (double Weight, string? Why) Weigh(OwnReport report, MemberState reporter, bool isStaff, ReporterState known)
    {
        if (isStaff)
            return (ReviewReport.Enough, null);
        if (reporter.IsBot)
            return (0, "by a bot");

        var before = known.Reports.Where(own => own.At < report.At && own.Review != report.Review).ToList();
        if (before.Select(own => (own.Review, own.At)).Where(own => report.At - own.At < Day).DistinctBy(own => own.Review).Count() is >= MostADay and var lately)
            return (0, Invariant($"report {lately + 1} of this member within a day, of at most {MostADay}"));

        var decided = before.Where(own => own.WasRight is not null && report.At - own.At < Deaf).TakeLast(Looked).ToList();
        if (decided.Count(own => own.WasRight == false) is >= Dismissed and var wrong)
            return (0, Invariant($"{wrong} of this member's last {decided.Count} decided reports were dismissed"));

        var age = report.At - reporter.FirstSeenAt;
        return age < New ? (ReviewReport.Enough / 2, Invariant($"by an account that has been here for {Math.Max(0, age.TotalDays):0.#} days")) : (ReviewReport.Enough, null);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
