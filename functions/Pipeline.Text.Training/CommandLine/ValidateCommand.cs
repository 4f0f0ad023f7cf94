using System.CommandLine;
using System.Globalization;

namespace Pipeline.Text.Training;

/// <summary><c>validate</c>: the figures of the model card, each on a source that taught nothing.</summary>
internal static class ValidateCommand
{
    private static readonly Option<EvaluatedTask?> Task = new("--task") { Description = "One task instead of all" };
    private static readonly Option<string?> Of = new("--of") { Description = "Only held-out sources with this in their name" };
    private static readonly Option<bool> Mistakes = new("--mistakes") { Description = "Show the worst ones" };

    public static Command Create()
    {
        var command = new Command("validate", "Train without each source in turn and test on it") { Task, Of, Mistakes };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var validate = new ValidateModels(parsed.GetValue(TrainCommand.Data)!.FullName, seed: 1, TrainCommand.Report);
        foreach (var validation in validate.Run(holdout => Asked(holdout, parsed)))
        {
            Console.WriteLine($"{validation.Name}: {Describe(validation)}");
            if (!parsed.GetValue(Mistakes))
                continue;

            var figures = validation.Figures;
            foreach (var mistake in (figures.Spam ?? figures.Toxic)?.Mistakes ?? figures.Kind!.Mistakes)
                Write($"  {mistake.Label} as {mistake.Said} {mistake.Probability:0.00} {mistake.Text.ReplaceLineEndings(" ")}");
        }

        return 0;
    }

    private static bool Asked(Holdout holdout, ParseResult parsed) =>
        (parsed.GetValue(Task) is not { } task || holdout.Task == task)
        && (parsed.GetValue(Of) is not { } name || holdout.Name.Contains(name, StringComparison.OrdinalIgnoreCase));

    private static string Describe(Validation validation)
    {
        if (validation.Figures.Kind is { } kinds)
            return Say($"macro-F1 {kinds.MacroF1:0.000}, {string.Join(", ", kinds.ByKind.Select(kind => Say($"{kind.Key} {kind.Value.F1:0.00}")))}");

        var figures = validation.Figures.Spam ?? validation.Figures.Toxic!;
        var rooms = validation.Figures.Spam is null ? validation.Rooms!.ToxicRate : validation.Rooms!.SpamRate;
        var all = figures.All;
        return string.Join(
            ", ",
            Say($"{all.Texts:N0} texts, precision {all.Precision:0.000}, recall {all.Recall:0.000}, F1 {all.F1:0.000}"),
            Say($"others flagged {all.FalsePositiveRate * 100:0.00} %, AUC {figures.Auc:0.000}"),
            Say($"recall at 0.5 % {figures.RecallAtHalfPercent:0.000}, at 1 % {figures.RecallAtOnePercent:0.000}"),
            Say($"calibration error {figures.CalibrationError:0.000}; rooms flagged {rooms * 100:0.00} %"));
    }

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);

    private static void Write(FormattableString line) => Console.WriteLine(Say(line));
}
