using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Text.Training;

/// <summary><c>train</c>: makes the models and writes them where the text library embeds them from.</summary>
internal static class TrainCommand
{
    public static Option<DirectoryInfo> Data { get; } = new("--data")
    {
        Description = "Folder with the training data: train, lists and history",
        Required = true,
        Recursive = true,
    };

    private static readonly Option<FileInfo> Out = new("--out")
    {
        Description = "The model file to write",
        DefaultValueFactory = _ => new(Path.Combine("functions", "Pipeline.Text", "Data", ModelFile.ResourceName)),
    };

    private static readonly Option<int> Seed = new("--seed") { Description = "The same seed and data give the same bytes", DefaultValueFactory = _ => 1 };

    public static Command Create()
    {
        var command = new Command("train", "Make the models from the training data") { Out, Seed };
        Data.AcceptExistingOnly();
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var began = Stopwatch.GetTimestamp();
        var model = new TrainModels(parsed.GetValue(Data)!.FullName, parsed.GetValue(Seed), Report).Run();
        var file = parsed.GetValue(Out)!;
        using (var target = file.Create())
            ModelFile.Write(target, model);

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Models {Convert.ToHexStringLower(model.Digest.AsSpan(0, 4))} in {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s."));
        return 0;
    }

    public static void Report(double done, string what) =>
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done * 100,3:0} % {what}"));
}
