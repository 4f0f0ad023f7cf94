using Pipeline.Model;
using Pipeline.Report;

namespace Pipeline.Digests;

/// <summary>What a digest is written from.</summary>
/// <param name="Week">The Sunday with which its week ended.</param>
/// <param name="Weeks">Calendar weeks of all platforms, oldest first, up to that Sunday.</param>
/// <param name="Months">The 28 days that end with each of these Sundays, oldest first.</param>
/// <param name="Consenting">Members who agreed to be named in public.</param>
public sealed record DigestInput(
    Community Community, DateOnly Week, IReadOnlyList<PeriodReport> Weeks, IReadOnlyList<PeriodReport> Months,
    ListReport Ambassadors, ListReport Greet, ListReport Questions, AlertsReport Alerts, IReadOnlySet<MemberId> Consenting);
