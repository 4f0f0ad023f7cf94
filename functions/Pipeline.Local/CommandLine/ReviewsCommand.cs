using System.CommandLine;
using System.Text.Json.Nodes;
using Pipeline.Local.Hosting;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary><c>reviews</c>: what waits for a moderator, and what moderators decide; asks the host that runs in the folder.</summary>
internal static class ReviewsCommand
{
    private static readonly Argument<string> Community = new("community") { Description = "Which community" };
    private static readonly Argument<string> Id = new("id") { Description = "The review's id, as it is listed" };
    private static readonly Option<string?> State = new("--state") { Description = "Instead of those that wait: open, claimed, upheld, overturned, withdrawn, all" };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Only these: appeal, reports, verdict, audit" };
    private static readonly Option<string> By = new("--by") { Description = "Who decides", Required = true };
    private static readonly Option<string> Why = new("--why") { Description = "Why, for the member who asks", Required = true };

    public static Command Create()
    {
        State.AcceptOnlyFromAmong("open", "claimed", "upheld", "overturned", "withdrawn", "all");
        Reason.AcceptOnlyFromAmong("appeal", "reports", "verdict", "audit");
        return new("reviews", "List what waits for a moderator, and decide it")
        {
            Acting("list", "List reviews, appealed ones first, then the newest", ListAsync, Community, State, Reason),
            Acting("show", "Show one review with its text, while that is held", ShowAsync, Community, Id),
            Acting("uphold", "What was decided is right", (parsed, host, token) => DecideAsync(parsed, host, "uphold", token), Community, Id, By, Why),
            Acting("overturn", "What was decided is wrong: give back what was taken", (parsed, host, token) => DecideAsync(parsed, host, "overturn", token), Community, Id, By, Why),
        };
    }

    private static Command Acting(
        string name, string description, Func<ParseResult, RunningHost, CancellationToken, Task> act, params ReadOnlySpan<Symbol> takes)
    {
        var command = new Command(name, description);
        foreach (var symbol in takes)
        {
            if (symbol is Argument argument)
                command.Add(argument);
            else if (symbol is Option option)
                command.Add(option);
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = LocalFolder.Open(parsed.GetValue(PipelineCommand.Data)!);
            using var host = await RunningHost.FindAsync(folder, cancellationToken)
                ?? throw new UsageException($"No host works in '{folder.Path}'. Start it with 'serve', then ask again: what is decided goes onto its queues.");
            await act(parsed, host, cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task ListAsync(ParseResult parsed, RunningHost host, CancellationToken cancellationToken)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Review", "State", "Why", "Outcome", "Rule", "Written", "By");
        var query = string.Concat(Query("state", parsed.GetValue(State)), Query("reason", parsed.GetValue(Reason)));
        for (string? next = ""; next is not null;)
        {
            var page = (await host.GetAsync($"{Path(parsed)}?count=100&after={next}{query}", cancellationToken))!;
            foreach (var review in page["reviews"]!.AsArray())
            {
                table.AddRow(
                    Text(review!, "id"), Text(review!, "state"), string.Join(", ", review!["reasons"]!.AsArray()), Text(review!, "outcome"),
                    Text(review!, "rule"), Text(review!, "textAt"), Text(review!, "author"));
            }

            next = page["next"]?.GetValue<string>();
        }

        AnsiConsole.Write(table);
    }

    private static async Task ShowAsync(ParseResult parsed, RunningHost host, CancellationToken cancellationToken)
    {
        var review = (await host.GetAsync($"{Path(parsed)}/{parsed.GetValue(Id)}", cancellationToken))!;
        var table = new Table().Border(TableBorder.Simple).HideHeaders().AddColumns("", "");
        foreach (var (name, value) in review.AsObject())
        {
            if (value is not null and not JsonArray)
                table.AddRow(name, Markup.Escape(value.ToString()));
        }

        foreach (var finding in review["findings"]!.AsArray())
            table.AddRow(Text(finding!, "check"), $"{Text(finding!, "severity")}: {Text(finding!, "evidence")}");
        foreach (var report in review["reports"]!.AsArray())
            table.AddRow("report", $"{Text(report!, "weight")} by {Text(report!, "reporter")} {Text(report!, "why")}");
        foreach (var decision in review["decisions"]!.AsArray())
            table.AddRow(Text(decision!, "is"), $"{Text(decision!, "at")} by {Text(decision!, "by")}: {Text(decision!, "reason")}");
        AnsiConsole.Write(table);
    }

    private static async Task DecideAsync(ParseResult parsed, RunningHost host, string decision, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["by"] = parsed.GetValue(By), ["reason"] = parsed.GetValue(Why) };
        var review = await host.PostAsync($"{Path(parsed)}/{parsed.GetValue(Id)}/{decision}", body, cancellationToken);
        AnsiConsole.MarkupLineInterpolated($"[green]{review!["id"]}[/] is {review["state"]}.");
    }

    private static string Path(ParseResult parsed) => $"/api/communities/{Uri.EscapeDataString(parsed.GetValue(Community)!)}/reviews";

    private static string Query(string name, string? value) => value is null ? "" : $"&{name}={value}";

    private static string Text(JsonNode row, string name) => Markup.Escape(row[name]?.ToString() ?? "");
}
