using System.CommandLine;
using Pipeline.Local.Hosting;

namespace Pipeline.Local.CommandLine;

/// <summary>The <c>pipeline</c> command: everything one machine can do, by name.</summary>
internal static class PipelineCommand
{
    /// <summary>Where everything is kept; every command takes it.</summary>
    public static Option<string> Data { get; } = new("--data", "-d")
    {
        Description = "Folder that keeps settings, database and queues",
        DefaultValueFactory = _ => LocalFolder.DefaultPath,
        Recursive = true,
    };

    public static RootCommand Create() => new("Measures and protects micro-communities.")
    {
        Data,
        DemoCommand.Create(),
        ServeCommand.Create(),
        ConnectCommand.Create(),
        ImportCommand.Create(),
        SimulateCommand.Create(),
        RollupCommand.Create(),
        ReportCommand.Create(),
        CommunitiesCommand.Create(),
        DigestCommand.Create(),
        RulesCommand.Create(),
        ReviewsCommand.Create(),
        LabelsCommand.Create(),
        EvaluateCommand.Create(),
        ScenarioCommand.Create(),
        DeadLettersCommand.Create(),
    };

    /// <summary>Runs the command; what it cannot do is said in one line, and the exit code is 1.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
            return await Create().Parse(args).InvokeAsync(configuration);
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
        catch (Exception expected) when (expected is UsageException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(expected.Message);
            return 1;
        }
    }
}
