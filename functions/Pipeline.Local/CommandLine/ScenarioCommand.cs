using System.CommandLine;
using System.Text.Json;
using Pipeline.Local.Scenarios;

namespace Pipeline.Local.CommandLine;

/// <summary><c>scenario</c>: plays stories through the real stages, and says where what was decided is not what a fair moderator expects.</summary>
internal static class ScenarioCommand
{
    /// <summary>The file cannot be read as scenarios; 1 says that expectations fail.</summary>
    private const int Unreadable = 2;

    private static readonly Argument<FileInfo> File = new("file") { Description = "JSON lines: one scenario each, with events and what is expected" };
    private static readonly Option<bool> Json = new("--json") { Description = "Every scenario's outcome for programs" };

    public static Command Create()
    {
        var command = new Command("scenario", "Play stories through moderation in its default settings, and compare what was decided with what they expect") { File, Json };
        File.AcceptExistingOnly();
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        IReadOnlyList<Scenario> scenarios;
        try
        {
            scenarios = ScenarioFile.Read(parsed.GetValue(File)!.FullName);
        }
        catch (InvalidDataException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return Unreadable;
        }

        var report = await LongWork.RunAsync("Playing scenarios", (told, token) => PlayAsync(scenarios, told, token), cancellationToken);
        if (parsed.GetValue(Json))
            Console.Out.WriteLine(JsonSerializer.Serialize(report, ScenarioJsonContext.Default.ScenarioReport));
        else
            ScenarioTables.Write(report);
        return report.Failed == 0 ? 0 : 1;
    }

    private static async Task<ScenarioReport> PlayAsync(IReadOnlyList<Scenario> scenarios, Action<double, string> told, CancellationToken cancellationToken)
    {
        await using var play = new PlayScenarios();
        var results = new List<ScenarioResult>();
        foreach (var scenario in scenarios)
        {
            results.Add(await play.HandleAsync(scenario, cancellationToken));
            told((double)results.Count / scenarios.Count, scenario.Id);
        }

        return ScenarioReport.Of(results);
    }
}
