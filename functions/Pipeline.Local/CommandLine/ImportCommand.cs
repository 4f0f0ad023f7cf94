using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Ingest.History;
using Pipeline.Local.Hosting;
using Pipeline.Local.Import;
using Pipeline.Model;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary><c>import</c>: brings a platform's exported history into the tables, and closes its days.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string> Format = new("format") { Description = "What kind of file it is" };
    private static readonly Argument<FileInfo> File = new("file") { Description = "The exported file; .gz is unpacked while it is read" };
    private static readonly Option<string?> Community = new("--community", "-c") { Description = "The community it becomes part of" };
    private static readonly Option<string?> Connection = new("--connection")
    {
        Description = "The connection whose live events meet the same messages; the format's name when there is none yet",
    };

    public static Command Create()
    {
        var command = new Command("import", "Bring an exported history into the tables and close its days") { Format, File, Community, Connection, ServeCommand.Tables };
        Format.AcceptOnlyFromAmong([.. HistoryFormat.All.Select(format => format.Name)]);
        Format.Description += $": {string.Join("; ", HistoryFormat.All.Select(format => $"{format.Name} ({format.Description})"))}";
        File.AcceptExistingOnly();
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var format = HistoryFormat.Find(parsed.GetValue(Format)!)!;
        var folder = LocalFolder.Open(parsed.GetValue(PipelineCommand.Data)!);
        await using var services = LocalServices.Build(folder, parsed.GetValue(ServeCommand.Tables));
        var context = Context(parsed, format, services.GetRequiredService<MemberKey>());
        using var file = new HistoryFile(parsed.GetValue(File)!.FullName);

        var started = Stopwatch.GetTimestamp();
        var import = services.GetRequiredService<ImportHistory>();
        var result = await LongWork.RunAsync($"Importing {parsed.GetValue(File)!.Name}", (report, token) => import.RunAsync(
            format.ReadAsync(file.Content, context, token),
            new DirectProgress<ImportProgress>(now => report(file.Fraction, $"{now.Events:N0} events")),
            token), cancellationToken);
        var closed = await LongWork.RunAsync("Closing days", (report, token) => CloseAsync(services, result.Communities, report, token), cancellationToken);

        var elapsed = Stopwatch.GetElapsedTime(started);
        AnsiConsole.MarkupLineInterpolated(
            $"[green]{result.Events:N0}[/] events of [green]{result.Communities.Count:N0}[/] communities, {closed:N0} days closed, in {elapsed.TotalSeconds:N1} s ({result.Events / elapsed.TotalSeconds:N0} events/s).");
        return 0;
    }
}
