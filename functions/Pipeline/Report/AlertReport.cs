using Pipeline.Model;

namespace Pipeline.Report;

/// <summary>What goes wrong, and what went wrong of late, as of the last closed day.</summary>
/// <param name="Open">The newest first.</param>
/// <param name="Cleared">Those that ended within the last 30 days.</param>
public sealed record AlertsReport(CommunityId Community, DateOnly? AsOf, IReadOnlyList<AlertReport> Open, IReadOnlyList<AlertReport> Cleared);

/// <param name="OpenSince">The closed day on which it was first seen.</param>
/// <param name="LastSeen">The closed day that <paramref name="Says"/> is about.</param>
/// <param name="QuietUntil">Seen again until then, it is the same alert.</param>
/// <param name="NextStep">One thing to do about it.</param>
public sealed record AlertReport(
    MistakeName Mistake, DateOnly OpenSince, DateOnly LastSeen, DateOnly? ClearedOn, DateOnly? QuietUntil, string Says, string NextStep,
    IReadOnlyList<EvidenceReport> Behind)
{
    public static AlertReport Of(Alert alert) => new(
        alert.Mistake, alert.OpenSince, alert.LastSeen, alert.ClearedOn, alert.QuietUntil, alert.Says, alert.NextStep,
        [.. (alert.Behind ?? []).Select(EvidenceReport.Of)]);
}
