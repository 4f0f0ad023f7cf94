using System.CommandLine;
using Pipeline.Local.Demo;
using Pipeline.Local.Hosting;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary><c>demo</c>: two made-up communities with half a year of history, from webhook to report.</summary>
internal static class DemoCommand
{
    private static readonly Option<int> LiveDays = new("--live-days")
    {
        Description = "How many of the last days come as signed webhooks instead of history",
        DefaultValueFactory = _ => 7,
    };

    private static readonly Option<bool> Exit = new("--exit") { Description = "End after the report instead of staying up" };

    public static Command Create()
    {
        var command = new Command("demo", "Make two communities with half a year of history, send their last days as webhooks, and show the numbers")
        {
            LiveDays, Exit, ServeCommand.Port,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = DemoFolder.OpenFresh(parsed.GetResult(PipelineCommand.Data) is { Implicit: false }
            ? parsed.GetValue(PipelineCommand.Data)!
            : LocalFolder.DefaultPath + "-demo");
        await using var app = LocalHost.Build(
            new(folder.Folder, parsed.GetValue(ServeCommand.Port)) { IsOpenToLook = true },
            services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning)));
        using var announced = await StartAsync(app, folder.Folder, cancellationToken);

        var run = new DemoRun(app, folder.Secrets, parsed.GetValue(LiveDays));
        await run.TellHistoryAsync(cancellationToken);
        await run.SendLiveDaysAsync(cancellationToken);
        await run.CloseDaysAsync(cancellationToken);
        await DemoTables.WriteAsync(app.Services, run.Stories, cancellationToken);
        if (parsed.GetValue(Exit))
        {
            // What runs in the background is told to end; a host that is only thrown away lets it fail.
            await app.StopAsync(cancellationToken);
            return 0;
        }

        AnsiConsole.MarkupLineInterpolated($"The communities are at [link]{LocalHost.SignInAddressOf(app)}[/] (data in {folder.Folder.Path}). Stop with Ctrl+C.");
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static async Task<IDisposable> StartAsync(WebApplication app, LocalFolder folder, CancellationToken cancellationToken)
    {
        await app.StartAsync(cancellationToken);
        return RunningHost.Announce(folder, LocalHost.AddressOf(app));
    }
}
