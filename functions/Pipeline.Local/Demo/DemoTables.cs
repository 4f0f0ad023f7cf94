using System.Globalization;
using Pipeline.Local.CommandLine;
using Pipeline.Model;
using Pipeline.Report;
using Spectre.Console;

namespace Pipeline.Local.Demo;

/// <summary>What the demo shows at its end: the numbers, what moderation found, and what was planted to be found.</summary>
internal static class DemoTables
{
    private const int Days = 14;
    private const int Weeks = 8;

    public static async Task WriteAsync(IServiceProvider services, IEnumerable<DemoStory> stories, CancellationToken cancellationToken)
    {
        var reports = services.GetRequiredService<ReadReports>();
        foreach (var story in stories)
        {
            ReportTables.Write((await reports.SeriesAsync(story.Community, platform: null, from: null, Days, cancellationToken))!);
            ReportTables.Write((await reports.CohortsAsync(story.Community, platform: null, cancellationToken))!, Weeks);
            await ReportCommand.WritePeriodsAsync(reports, story.Community, platform: null, asked: null, cancellationToken);
            Write(story, await reports.VerdictsAsync(story.Community, TimeSpan.FromDays(Days), cancellationToken));
        }
    }

    private static void Write(DemoStory story, IReadOnlyList<Verdict> verdicts)
    {
        var found = verdicts
            .SelectMany(verdict => verdict.Findings.Where(finding => finding.Severity != Outcome.Allowed && finding.Rule is not null).Select(finding => (finding.Check, verdict.Outcome)))
            .GroupBy(finding => finding.Check)
            .Select(check => $"{check.Key} {check.Count()}");
        AnsiConsole.MarkupLineInterpolated(
            $"Moderation in shadow mode: {verdicts.Count(verdict => verdict.Outcome >= Outcome.Removed)} messages would have been removed, {verdicts.Count(verdict => verdict.Outcome == Outcome.Flagged)} flagged ({string.Join(", ", found)}). Nothing was done to anybody.");

        var table = new Table().Border(TableBorder.Simple).Title($"What was planted in {story.Community}").AddColumns("When", "What", "What it shows");
        foreach (var scene in story.Scenes.OrderBy(scene => scene.From))
            table.AddRow(scene.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Markup.Escape(scene.Title), Markup.Escape(scene.Shows));
        AnsiConsole.Write(table);
    }
}
