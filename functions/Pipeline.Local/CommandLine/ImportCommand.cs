using System.CommandLine;
using System.Diagnostics;
using Pipeline.Ingest;
using Pipeline.Ingest.History;
using Pipeline.Local.Hosting;
using Pipeline.Local.Import;
using Pipeline.Model;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary><c>import</c>: brings a platform's exported history into the tables, and closes its days.</summary>
internal static class ImportCommand
{
    private static readonly Argument<FileInfo> File = new("file") { Description = "The exported file; .gz is unpacked while it is read" };
    private static readonly Option<string?> Format = new("--format", "-f")
    {
        Description = $"What kind of file it is, where that is not seen at its beginning: {string.Join("; ", HistoryFormat.All.Select(format => $"{format.Name} ({format.Description})"))}",
    };

    private static readonly Option<string?> Community = new("--community", "-c") { Description = "The community it becomes part of" };
    private static readonly Option<string?> Connection = new("--connection")
    {
        Description = "The connection whose live events meet the same messages; the format's name when there is none yet",
    };

    public static Command Create()
    {
        var command = new Command("import", "Bring an exported history into the tables and close its days") { File, Format, Community, Connection, ServeCommand.Tables };
        Format.AcceptOnlyFromAmong([.. HistoryFormat.All.Select(format => format.Name)]);
        File.AcceptExistingOnly();
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetValue(File)!.FullName;
        var format = parsed.GetValue(Format) is { } name ? HistoryFormat.Find(name)! : HistoryFormat.Recognize(path);
        var folder = LocalFolder.Open(parsed.GetValue(PipelineCommand.Data)!);
        await using var services = LocalServices.Build(new(folder, Tables: parsed.GetValue(ServeCommand.Tables)));
        var context = Context(parsed, format, services.GetRequiredService<MemberKey>(), services.GetRequiredService<Connections>());

        var started = Stopwatch.GetTimestamp();
        var imported = await ImportAsync(services.GetRequiredService<ImportHistory>(), format, path, context, cancellationToken);
        var recorded = Stopwatch.GetElapsedTime(started);
        var closing = services.GetRequiredService<CloseNow>();
        var (days, _) = await LongWork.RunAsync(
            "Closing days",
            (report, token) => closing.RunAsync(
                imported.Communities, from: null, done => report((double)done / imported.Communities.Count, $"{done:N0} of {imported.Communities.Count:N0} communities"), token),
            cancellationToken);

        var elapsed = Stopwatch.GetElapsedTime(started);
        AnsiConsole.MarkupLineInterpolated(
            $"[green]{imported.Events:N0}[/] events of [green]{imported.Communities.Count:N0}[/] communities, {days:N0} days closed, in {elapsed.TotalSeconds:N1} s ({imported.Events / elapsed.TotalSeconds:N0} events/s; recorded in {recorded.TotalSeconds:N1} s).");
        return 0;
    }

    private static async Task<ImportResult> ImportAsync(
        ImportHistory import, HistoryFormat format, string path, HistoryContext context, CancellationToken cancellationToken)
    {
        using var file = new HistoryFile(path);
        return await LongWork.RunAsync(
            $"Importing {Path.GetFileName(path)}",
            (report, token) => import.RunAsync(
                format.ReadAsync(file.Content, context, token),
                new DirectProgress<ImportProgress>(now => report(file.Fraction, $"{now.Events:N0} events")),
                token),
            cancellationToken);
    }

    private static HistoryContext Context(ParseResult parsed, HistoryFormat format, MemberKey key, Connections connections)
    {
        var community = parsed.GetValue(Community);
        if (community is not null && !CommunityId.IsValid(community))
            throw new UsageException($"'{community}' cannot name a community: use 1 to 63 lower-case letters, digits and hyphens.");

        var connection = parsed.GetValue(Connection) ?? format.Name;
        if (!ConnectionId.IsValid(connection))
            throw new UsageException($"'{connection}' cannot name a connection: use 1 to 63 lower-case letters, digits and hyphens.");

        return new(new(connection), community is null ? null : new CommunityId(community), key) { Configured = connections.Find(new(connection)) };
    }
}
