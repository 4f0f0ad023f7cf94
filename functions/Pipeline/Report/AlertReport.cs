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
    public static AlertReport Of(Alert alert, Func<Evidence, EvidenceReport> shown) => new(
        alert.Mistake, alert.OpenSince, alert.LastSeen, alert.ClearedOn, alert.QuietUntil, alert.Says, alert.NextStep,
        [.. (alert.Behind ?? []).Select(shown)]);
}

/// <summary>How a community grows.</summary>
/// <param name="Posted">Of those who joined within half a year and whose first two weeks are over; each further step of the one before.</param>
/// <param name="StopInviting">Newcomers come faster than they are answered; null: too few to say.</param>
/// <param name="Offers">Of offers and of members' guides, tips and answers in four weeks.</param>
public sealed record GrowthReport(
    CommunityId Community, DateOnly AsOf, int Members, FoundingPhase Phase, int Joined, Rate Posted, Rate Answered, Rate SecondWeek,
    Rate FirstPostsUnanswered, bool? StopInviting, Rate Offers)
{
    public static GrowthReport Of(Founding row) => new(
        row.Community, row.AsOf, row.Members, row.Phase, row.Joined, Rate.Of(row.Posted, row.Joined), Rate.Of(row.Answered, row.Posted),
        Rate.Of(row.SecondWeek, row.Answered), Rate.Of(row.FirstPostsUnanswered, row.FirstPosts), row.StopInviting, Rate.Of(row.Offers, row.Offers + row.Helpful));
}
