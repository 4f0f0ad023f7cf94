using System.CommandLine;
using System.Text.Json;
using Pipeline.Text;

namespace Pipeline.Local.CommandLine;

/// <summary><c>evaluate</c>: how well the text models do on labelled texts, or what they would flag in a history that is taken to be honest.</summary>
internal static class EvaluateCommand
{
    private static readonly Argument<FileInfo> File = new("file")
    {
        Description = "JSON lines with text and label, or text, moderation and kind; .gz is unpacked while it is read",
    };

    private static readonly Option<string?> Task = new("--task") { Description = "What the labels are about; without it all that the fields say" };
    private static readonly Option<bool> Clean = new("--clean") { Description = "The texts are taken to be honest: count what would be flagged" };
    private static readonly Option<bool> Json = new("--json") { Description = "The figures for programs" };

    public static Command Create()
    {
        var command = new Command("evaluate", "Measure the text models on a file of texts") { File, Task, Clean, Json };
        File.AcceptExistingOnly();
        Task.AcceptOnlyFromAmong([.. Enum.GetNames<EvaluatedTask>().Select(name => name.ToLowerInvariant())]);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = parsed.GetValue(File)!.FullName;
        if (parsed.GetValue(Clean))
        {
            var figures = await EvaluateAsync(
                file, progress => EvaluateTexts.RunClean(JsonLines.Read(file, progress).Select(LabeledFile.TextOf), TextScorer.Default), cancellationToken);
            if (parsed.GetValue(Json))
                Write(JsonSerializer.Serialize(figures, EvaluationJson.Default.CleanFigures));
            else
                EvaluationTables.Write(figures);
            return 0;
        }

        EvaluatedTask? task = Enum.TryParse<EvaluatedTask>(parsed.GetValue(Task), ignoreCase: true, out var asked) ? asked : null;
        var evaluation = await EvaluateAsync(
            file, progress => EvaluateTexts.Run(LabeledFile.Read(file, task, progress), TextScorer.Default), cancellationToken);
        if (evaluation is { Spam: null, Toxic: null, Kind: null })
        {
            throw new UsageException(
                $"{Path.GetFileName(file)} has no labels that can be read: with 'label', --task says what it is about; otherwise 'moderation' or 'kind' is needed.");
        }

        if (parsed.GetValue(Json))
            Write(JsonSerializer.Serialize(evaluation, EvaluationJson.Default.Evaluation));
        else
            EvaluationTables.Write(evaluation);
        return 0;
    }

    private static Task<T> EvaluateAsync<T>(string file, Func<Action<double>, T> evaluate, CancellationToken cancellationToken) => LongWork.RunAsync(
        $"Scoring {Path.GetFileName(file)}",
        (report, token) => System.Threading.Tasks.Task.Run(
            () => evaluate(fraction =>
            {
                token.ThrowIfCancellationRequested();
                report(fraction, $"{fraction * 100:0} %");
            }),
            token),
        cancellationToken);

    private static void Write(string json) => Console.Out.WriteLine(json);
}
