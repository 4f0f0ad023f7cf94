using Pipeline.Model;

namespace Pipeline.Local.Scenarios;

/// <summary>What came of all scenarios of a file.</summary>
internal sealed record ScenarioReport(int Passed, int Failed, IReadOnlyList<ScenarioResult> Scenarios)
{
    public static ScenarioReport Of(IReadOnlyList<ScenarioResult> scenarios)
    {
        var passed = scenarios.Count(scenario => scenario.Passed);
        return new(passed, scenarios.Count - passed, scenarios);
    }
}

/// <summary>What came of one scenario.</summary>
internal sealed record ScenarioResult(string Id, string Description, bool Passed, IReadOnlyList<MemberResult> Members);

/// <summary>The strongest that stands against a member at the story's end.</summary>
/// <param name="Because">What the checks found that led to it; empty where nothing did.</param>
internal sealed record MemberResult(string Member, Outcome AtLeast, Outcome AtMost, Outcome Outcome, IReadOnlyList<Finding> Because)
{
    public bool Passed => Outcome >= AtLeast && Outcome <= AtMost;

    public static MemberResult Of(Expectation expected, IEnumerable<Verdict> verdicts)
    {
        var strongest = verdicts.MaxBy(verdict => verdict.Outcome);
        return new(
            expected.Member, expected.AtLeast, expected.AtMost, strongest?.Outcome ?? Outcome.Allowed,
            [.. strongest?.Findings.Where(finding => finding.Severity != Outcome.Allowed) ?? []]);
    }
}
