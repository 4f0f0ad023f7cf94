using System.Text.Json;
using Pipeline.Local.Scenarios;
using Pipeline.Model;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary>Scenarios as a table: those whose expectations fail, with what the checks found.</summary>
internal static class ScenarioTables
{
    public static void Write(ScenarioReport report)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Scenario", "Member", "Expected", "Decided", "Because");
        foreach (var scenario in report.Scenarios)
        {
            foreach (var member in scenario.Members.Where(member => !member.Passed))
                table.AddRow(Markup.Escape(scenario.Id), Markup.Escape(member.Member), Expected(member), $"[yellow]{Word(member.Outcome)}[/]", Markup.Escape(Because(member)));
        }

        if (report.Failed > 0)
            AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated($"[green]{report.Passed}[/] of {report.Scenarios.Count} scenarios as expected.");
    }

    private static string Expected(MemberResult member) => (member.AtLeast, member.AtMost) switch
    {
        var (least, most) when least == most => Word(least),
        (Outcome.Allowed, var most) => $"at most {Word(most)}",
        (var least, Outcome.Banned) => $"at least {Word(least)}",
        var (least, most) => $"{Word(least)} to {Word(most)}",
    };

    private static string Because(MemberResult member) =>
        member.Because.Count == 0 ? "nothing was found" : string.Join("; ", member.Because.Select(finding => $"{finding.Check}: {finding.Evidence}"));

    private static string Word(Outcome outcome) => JsonSerializer.SerializeToElement(outcome, ScenarioJsonContext.Default.Outcome).GetString()!;
}
