using System.CommandLine;
using System.IO.Compression;
using Pipeline.Export;
using Pipeline.Local.Hosting;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary><c>communities export</c> and <c>restore</c>: a whole community into a file, and from one.</summary>
internal static class ExportCommands
{
    private static readonly Argument<FileInfo> NewFile = new("file") { Description = "A new file; its name ends in .gz where it is to be packed" };
    private static readonly Argument<FileInfo> ExportedFile = new Argument<FileInfo>("file") { Description = "An export; .gz is unpacked while it is read" }.AcceptExistingOnly();

    public static Command Export()
    {
        var export = new Command("export", "Write everything that is kept of a community into a file; goes beside a running host") { CommunitiesCommand.Community, NewFile, ServeCommand.Tables };
        export.SetAction(ExportAsync);
        return export;
    }

    public static Command Restore()
    {
        var restore = new Command("restore", "Bring an exported community in; what is there already stays") { ExportedFile, ServeCommand.Tables };
        restore.SetAction(RestoreAsync);
        return restore;
    }

    private static async Task<int> ExportAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = parsed.GetValue(NewFile)!;
        if (file.Exists)
            throw new UsageException($"'{file.FullName}' is there already. Name a new file.");

        var community = await CommunitiesCommand.FindAsync(parsed, cancellationToken);
        await using var services = CommunitiesCommand.Open(parsed);
        long rows;
        await using (var stream = new FileStream(file.FullName, FileMode.CreateNew))
        await using (var packed = IsPacked(file) ? new GZipStream(stream, CompressionLevel.Fastest) : (Stream)new BufferedStream(stream))
            rows = await services.GetRequiredService<ExportCommunity>().HandleAsync(community.Id, packed, cancellationToken);

        AnsiConsole.MarkupLineInterpolated($"[green]{rows:N0}[/] rows of {community.Id.Value} in {file.FullName}.");
        AnsiConsole.MarkupLine("[yellow]The file holds names and, of reviews that wait, what members wrote.[/] It is nobody's but the community's: keep it where only you can read it.");
        return 0;
    }

    private static async Task<int> RestoreAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = parsed.GetValue(ExportedFile)!;
        var folder = LocalFolder.Open(parsed.GetValue(PipelineCommand.Data)!);
        await using var services = LocalServices.Build(new(folder, Tables: parsed.GetValue(ServeCommand.Tables)));
        await using var stream = file.OpenRead();
        await using var content = IsPacked(file) ? new GZipStream(stream, CompressionMode.Decompress) : (Stream)stream;
        var restored = await services.GetRequiredService<RestoreCommunity>().HandleAsync(content, cancellationToken);

        AnsiConsole.MarkupLineInterpolated($"[green]{restored.News:N0}[/] of {restored.Rows:N0} rows of {restored.Community.Value} are new here. Days with news are made anew by the next 'serve' or 'rollup'.");
        return 0;
    }

    private static bool IsPacked(FileInfo file) => file.Extension.Equals(".gz", StringComparison.OrdinalIgnoreCase);
}
