using System.CommandLine;
using System.Text.Json.Nodes;
using Pipeline.Bus;
using Pipeline.Local.Hosting;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary><c>deadletters</c>: messages that no stage could handle: which, why, and once more.</summary>
internal static class DeadLettersCommand
{
    private static readonly Argument<string> Queue = new("queue") { Description = "Which queue", DefaultValueFactory = _ => "events" };
    private static readonly Option<bool> Replay = new("--replay") { Description = "Put them back on the queue" };
    private static readonly Option<bool> Delete = new("--delete") { Description = "Delete them for good" };
    private static readonly Option<string?> Id = new("--id") { Description = "One message instead of all" };

    public static Command Create()
    {
        var command = new Command("deadletters", "List messages that no stage could handle, replay them, or delete them") { Queue, Replay, Delete, Id };
        Queue.AcceptOnlyFromAmong([.. Enum.GetValues<Bus.Queue>().Select(queue => queue.Name())]);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Replay) && parsed.GetValue(Delete))
            throw new UsageException("A dead letter is replayed or deleted, not both.");

        var folder = LocalFolder.Open(parsed.GetValue(PipelineCommand.Data)!);
        using var host = await RunningHost.FindAsync(folder, cancellationToken)
            ?? throw new UsageException($"No host works in '{folder.Path}'. Start it with 'serve', then ask again: the queues are its own.");

        var path = $"/api/queues/{parsed.GetValue(Queue)}/dead-letters";
        var which = parsed.GetValue(Id) is { } id ? $"?id={Uri.EscapeDataString(id)}" : "";
        if (parsed.GetValue(Replay) || parsed.GetValue(Delete))
        {
            var (method, address, done) = parsed.GetValue(Replay)
                ? (HttpMethod.Post, path + "/replay" + which, "replayed")
                : (HttpMethod.Delete, path + which, "deleted");
            var handled = await host.SendAsync(method, address, cancellationToken);
            AnsiConsole.MarkupLineInterpolated($"[green]{handled!["count"]!.GetValue<int>():N0}[/] dead letters {done}.");
            return 0;
        }

        await ListAsync(host, path, cancellationToken);
        return 0;
    }

    private static async Task ListAsync(RunningHost host, string path, CancellationToken cancellationToken)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Id", "Reason", "Attempts", "Enqueued", "Description");
        for (var after = 0L; (await host.GetAsync($"{path}?after={after}", cancellationToken))!.AsArray() is { Count: > 0 } page;)
        {
            foreach (var letter in page)
            {
                table.AddRow(Text(letter!, "id"), Text(letter!, "reason"), Text(letter!, "attempts"), Text(letter!, "enqueuedAt"), Text(letter!, "description"));
                after = letter!["sequence"]!.GetValue<long>();
            }
        }

        AnsiConsole.Write(table);
    }

    private static string Text(JsonNode letter, string name) => Markup.Escape(letter[name]?.ToString() ?? "");
}
