using System.Globalization;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Moderate;

/// <summary>
/// What is done about a text, from what the checks came to and what weighs on its author: pure, and the same in whichever order it is
/// learnt. Only a broken rule climbs; a flag stays a flag however many there are.
/// </summary>
internal static class Ladder
{
    // Nobody can have read the first decision yet: for a ban, all of this time weighs as its worst.
    private static readonly TimeSpan OneBurst = TimeSpan.FromMinutes(10);

    /// <param name="strikes">All of the author's around the text, its own included, in the order of time.</param>
    public static Verdict Climb(Verdict verdict, IReadOnlyList<Strike> strikes, MemberState author, Community community)
    {
        if (strikes.Any(strike => strike.OverturnedAt is not null && IsOf(strike, verdict)))
            return Ended(verdict, Outcome.Allowed, new("review", Outcome.Allowed, "overturned by a moderator"));
        if (verdict.Severity <= Outcome.Flagged)
            return verdict;
        if (author.GraceAt(verdict.TextAt) is { } grace)
            return Ended(verdict, Outcome.Flagged, new("grace", Outcome.Flagged, Invariant($"grace until {grace.Until:u}, after a verdict that was overturned")));

        var (rules, counted) = (community.Rules.Ladder, Counted(verdict, strikes, author, community));
        var (all, bursts) = (counted.Sum(strike => LadderRules.Weight(strike.Severity)), Bursts(counted));
        var reached = bursts >= rules.BanAt ? Outcome.Banned : all >= rules.MuteAt ? Outcome.Muted : verdict.Severity;
        var outcome = reached > verdict.Severity ? reached : verdict.Severity;
        var evidence = Invariant($"strikes weigh {all} of {rules.MuteAt} for a mute, {bursts} of {rules.BanAt} for a ban, in {rules.StrikeWindow.TotalDays:0.#} days");
        return Ended(verdict, outcome, new("ladder", outcome, evidence));
    }

    private static List<Strike> Counted(Verdict verdict, IReadOnlyList<Strike> strikes, MemberState author, Community community)
    {
        var from = verdict.TextAt - community.Rules.Ladder.StrikeWindow;
        if (community.EnforcingSince > from)
            from = community.EnforcingSince.Value;
        return [.. strikes.Where(strike =>
            strike.OverturnedAt is null && author.GraceAt(strike.At) is null
            && (IsOf(strike, verdict) || (strike.At > from && strike.At <= verdict.TextAt)))];
    }

    private static int Bursts(List<Strike> strikes)
    {
        var (sum, worst, last) = (0, 0, DateTimeOffset.MinValue);
        foreach (var strike in strikes)
        {
            if (strike.At - last > OneBurst)
                (sum, worst) = (sum + worst, 0);
            (worst, last) = (Math.Max(worst, LadderRules.Weight(strike.Severity)), strike.At);
        }

        return sum + worst;
    }

    private static bool IsOf(Strike strike, Verdict verdict) => Tables.VerdictKey(strike) == Tables.VerdictKey(verdict);

    private static Verdict Ended(Verdict verdict, Outcome outcome, Finding why) =>
        verdict with { Outcome = outcome, Findings = [.. verdict.Findings.Where(finding => !IsLadders(finding)), why] };

    private static bool IsLadders(Finding finding) => finding.Check is "review" or "grace" or "ladder";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
