using System.Globalization;
using Pipeline.Report;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary>The scorecard of moderation as tables. Where nobody reviewed there is no figure.</summary>
internal static class ScorecardTables
{
    private const string Unknown = "[grey]–[/]";

    public static void Write(ScorecardReport report)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Moderation", "", "of")
            .Title(string.Create(CultureInfo.InvariantCulture, $"Moderation since {report.From:yyyy-MM-dd}, mode {report.Mode.ToString().ToLowerInvariant()}; {report.Waiting} reviews wait"));
        Add(table, "Removals that moderators upheld", report.Precision);
        Add(table, "Flags and warnings that they upheld", report.FlagPrecision);
        table.AddRow("Broken rules that were found (estimated)", Cell(report.Recall.Value, report.Recall.Low, report.Recall.High), $"{report.Recall.Audited} of the sample");
        Add(table, "Messages removed wrongly", report.OverModeration.Messages);
        Add(table, "Active members hit wrongly", report.OverModeration.Members);
        Add(table, "Of those, back within two weeks", report.OverModeration.CameBack);
        Add(table, "From text to act", report.ToAction);
        Add(table, "From text to relief, where it was wrong", report.ToRelief);
        Add(table, "From appeal to answer", report.ToAnswerAppeals);
        AnsiConsole.Write(table);

        if (report.ByRule.Count == 0)
            return;
        var rules = new Table().Border(TableBorder.Simple).AddColumns("Rule", "Reviews", "Upheld", "Wrong removals");
        foreach (var rule in report.ByRule)
            rules.AddRow(Markup.Escape(rule.Name), $"{rule.Reviews}", Cell(rule.Precision.Value, rule.Precision.Low, rule.Precision.High), $"{rule.Overturned}");
        AnsiConsole.Write(rules);
    }

    private static void Add(Table table, string name, Rate rate) =>
        table.AddRow(name, rate.IsTooFewToSay ? RateCell.Of(rate) : Cell(rate.Value, rate.Low, rate.High), rate.Denominator.ToString("N0", CultureInfo.InvariantCulture));

    private static void Add(Table table, string name, Lengths lengths) => table.AddRow(
        name,
        lengths is { MedianMinutes: { } median, P90Minutes: { } p90 }
            ? string.Create(CultureInfo.InvariantCulture, $"{median:0.#} min [grey]90 % within {p90:0.#}[/]")
            : Unknown,
        $"{lengths.Count}");

    private static string Cell(double? value, double? low, double? high) => value is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{known * 100:0.#} % [grey]{low * 100:0.#}–{high * 100:0.#}[/]")
        : Unknown;
}
