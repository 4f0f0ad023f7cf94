using System.CommandLine;
using Pipeline.Local.Hosting;

namespace Pipeline.Local.CommandLine;

/// <summary><c>serve</c>: runs everything until it is stopped.</summary>
internal static class ServeCommand
{
    public static Option<int> Port { get; } = new("--port", "-p")
    {
        Description = "Port on the loopback address; 0 takes a free one",
        DefaultValueFactory = _ => 7071,
    };

    public static Option<string?> Tables { get; } = new("--tables")
    {
        Description = "Connection string of Table Storage (Azurite or an account) to keep the tables in instead of the folder",
    };

    public static Command Create()
    {
        var command = new Command("serve", "Receive webhooks, moderate, and close days, until stopped") { Port, Tables };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = LocalFolder.Open(parsed.GetValue(PipelineCommand.Data)!);
            await using var app = LocalHost.Build(new(folder, parsed.GetValue(Port), parsed.GetValue(Tables)));
            await app.StartAsync(cancellationToken);
            using var announced = RunningHost.Announce(folder, LocalHost.AddressOf(app));
            await Console.Out.WriteLineAsync($"Pipeline is at {LocalHost.SignInAddressOf(app)} (data in {folder.Path}). Stop it with Ctrl+C.");
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        });
        return command;
    }
}
