using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pipeline.Local.Hosting;
using Pipeline.Review;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary><c>labels export</c>: what moderators decided about texts, as labels for <c>evaluate</c> and training; never by itself.</summary>
internal static class LabelsCommand
{
    private static readonly Argument<string> Community = new("community") { Description = "Which community" };
    private static readonly Argument<FileInfo> File = new("file") { Description = "A new file, one JSON object with text and moderation a line" };

    // For people to read as well: letters of every language as they are.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var export = new Command("export", "Write the texts that moderators decided about and that are still held, each once, with what they are") { Community, File, ServeCommand.Tables };
        export.SetAction(RunAsync);
        return new("labels", "Labels for the text models, from what moderators decided") { export };
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = parsed.GetValue(File)!;
        if (file.Exists)
            throw new UsageException($"'{file.FullName}' is there already. Name a new file.");

        var folder = LocalFolder.Open(parsed.GetValue(PipelineCommand.Data)!);
        await using var services = LocalServices.Build(new(folder, Tables: parsed.GetValue(ServeCommand.Tables), ToRead: true));
        var export = await services.GetRequiredService<ExportLabels>().HandleAsync(new(parsed.GetValue(Community)!), cancellationToken);
        await using (var stream = new FileStream(file.FullName, FileMode.CreateNew))
        {
            foreach (var label in export.Labels)
                Write(stream, label);
        }

        AnsiConsole.MarkupLineInterpolated($"[green]{export.Labels.Count:N0}[/] labels in {file.FullName}; {export.Left:N0} texts were decided by rules that say nothing about their words, about {export.Contradicted:N0} moderators disagree.");
        AnsiConsole.MarkupLine("[yellow]The file holds what members wrote.[/] It is nobody's but the community's: keep it where only you can read it, and delete it once the models are measured or trained.");
        return 0;
    }

    private static void Write(Stream stream, ReviewedLabel label)
    {
        using (var json = new Utf8JsonWriter(stream, Readable))
        {
            json.WriteStartObject();
            json.WriteString("text", label.Text);
            json.WriteString("moderation", label.Moderation);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }
}
