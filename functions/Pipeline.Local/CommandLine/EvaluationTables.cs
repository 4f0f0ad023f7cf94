using System.Globalization;
using Pipeline.Text;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary>Figures of the text models as tables.</summary>
internal static class EvaluationTables
{
    public static void Write(Evaluation evaluation)
    {
        AnsiConsole.MarkupLineInterpolated($"Models {evaluation.Models}");
        if (evaluation.Spam is { } spam)
            Write("Spam or scam", spam);
        if (evaluation.Toxic is { } toxic)
            Write("Toxic", toxic);
        if (evaluation.Kind is { } kinds)
            Write(kinds);
    }

    public static void Write(CleanFigures clean)
    {
        AnsiConsole.MarkupLineInterpolated($"Models {clean.Models}");
        var table = NewTable($"Flagged of {clean.Texts:N0} honest texts", "", "Texts", "Share");
        table.AddRow("as spam or scam", Count(clean.Spam), Fine(clean.SpamRate));
        table.AddRow("surely a scam", Count(clean.Scam), Fine(clean.ScamRate));
        table.AddRow("as toxic", Count(clean.Toxic), Fine(clean.ToxicRate));
        AnsiConsole.Write(table);
        Write(clean.Mistakes);
    }

    private static void Write(string title, BinaryFigures figures)
    {
        var all = figures.All;
        var table = NewTable(
            $"{title}, from a probability of {figures.Threshold.ToString("0.00", CultureInfo.InvariantCulture)}",
            "", "Texts", "Precision", "Recall", "F1", "Others flagged", "Found / missed / wrong");
        Add(table, "all", all);
        foreach (var (language, counts) in figures.ByLanguage)
            Add(table, language, counts);
        foreach (var (source, counts) in figures.BySource.Where(source => source.Key.Length > 0))
            Add(table, source, counts);
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated($"AUC {Rate(figures.Auc)}; calibration error {Rate(figures.CalibrationError)}");
        AnsiConsole.MarkupLineInterpolated(
            $"Recall where 0.5 % of the others are flagged {Share(figures.RecallAtHalfPercent)}, 1 % {Share(figures.RecallAtOnePercent)}");
        Write(figures.Mistakes);
    }

    private static void Write(KindFigures figures)
    {
        var table = NewTable(
            $"Kind of content: macro-F1 {Rate(figures.MacroF1)}, right {Share(figures.Accuracy)} of {figures.Texts:N0}",
            "", "Precision", "Recall", "F1", "Said instead");
        foreach (var (kind, counts) in figures.ByKind)
        {
            var instead = figures.Confusion[kind].Where(said => said.Key != kind && said.Value > 0).OrderByDescending(said => said.Value);
            table.AddRow(
                kind, Share(counts.Precision), Share(counts.Recall), Rate(counts.F1),
                string.Join(", ", instead.Select(said => $"{said.Key} {said.Value}")));
        }

        AnsiConsole.Write(table);
        Write(figures.Mistakes);
    }

    private static void Write(IReadOnlyList<Mistake> mistakes)
    {
        if (mistakes.Count == 0)
            return;

        var table = new Table().Border(TableBorder.Simple).Title("Worst mistakes").AddColumns("Is", "Said", "Probability", "Text");
        foreach (var mistake in mistakes)
        {
            var text = mistake.Text.ReplaceLineEndings(" ");
            table.AddRow(Markup.Escape(mistake.Label), Markup.Escape(mistake.Said), Rate(mistake.Probability), Markup.Escape(text));
        }

        AnsiConsole.Write(table);
    }

    private static void Add(Table table, string name, BinaryCounts counts) => table.AddRow(
        Markup.Escape(name), Count(counts.Texts), Share(counts.Precision), Share(counts.Recall), Rate(counts.F1), Fine(counts.FalsePositiveRate),
        $"{Count(counts.TruePositives)} / {Count(counts.FalseNegatives)} / {Count(counts.FalsePositives)}");

    private static Table NewTable(string title, params ReadOnlySpan<string> columns)
    {
        var table = new Table().Border(TableBorder.Simple).Title(Markup.Escape(title));
        foreach (var column in columns)
            table.AddColumn(new TableColumn(column).NoWrap());
        return table;
    }

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Rate(double? rate) => rate is { } known ? known.ToString("0.000", CultureInfo.InvariantCulture) : "–";

    private static string Share(double? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known * 100:0.0} %") : "–";

    private static string Fine(double? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known * 100:0.00} %") : "–";
}
