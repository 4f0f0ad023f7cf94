using Pipeline.Model;

namespace Pipeline.Moderate;

/// <summary>The decision itself: pure, so that the same facts always come to the same verdict, now, again and when a moderator asks why.</summary>
public sealed class Judge(IEnumerable<Check> checks)
{
    /// <summary>Raised whenever the checks decide differently than before.</summary>
    public const string Version = "checks-3";

    private readonly Check[] _checks = [.. checks];

    public Verdict Decide(JudgedText judged)
    {
        var findings = new Finding[_checks.Length];
        var outcome = Outcome.Allowed;
        for (var i = 0; i < findings.Length; i++)
        {
            findings[i] = Trusting(_checks[i], _checks[i].Weigh(judged, outcome), judged);
            outcome = findings[i].Severity > outcome ? findings[i].Severity : outcome;
        }

        var verdict = VerdictOn(judged.Text, outcome, findings);
        return verdict.Rule is { } rule && outcome > Outcome.Allowed ? verdict with { Quote = RuleWords.Quote(judged.Rules, rule) } : verdict;
    }

    /// <summary>Staff and bots are not moderated.</summary>
    public static Verdict Exempt(ActivityFact text, string reason) =>
        VerdictOn(text, Outcome.Allowed, [new("exempt", Outcome.Allowed, reason)]);

    private static Finding Trusting(Check check, Finding finding, JudgedText judged) =>
        check.IsSuspicion && finding.Severity > Outcome.Flagged && judged.IsByTrusted
            ? finding with { Severity = Outcome.Flagged, Evidence = $"{finding.Evidence}, by a trusted member" }
            : finding;

    private static Verdict VerdictOn(ActivityFact text, Outcome outcome, IReadOnlyList<Finding> findings) => new()
    {
        Community = text.Community,
        Channel = text.Channel!.Value,
        Message = text.Message!.Value,
        Text = text.Event,
        IsEdit = text.Kind == ActivityKind.Edited,
        Author = text.Member,
        TextAt = text.At,
        Outcome = outcome,
        Severity = outcome,
        Findings = findings,
        Version = Version,
    };
}
