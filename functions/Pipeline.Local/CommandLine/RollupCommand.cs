using System.CommandLine;
using Pipeline.Local.Hosting;
using Pipeline.Local.Import;
using Pipeline.Model;
using Pipeline.Store;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary><c>rollup</c>: closes days now, or makes closed days anew.</summary>
internal static class RollupCommand
{
    private static readonly Argument<string[]> Communities = new("community") { Description = "Which communities; all when none is named", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<DateOnly?> From = new("--from")
    {
        Description = "Make every day from here on anew from its facts, also those that did not change (yyyy-MM-dd)",
    };

    public static Command Create()
    {
        var command = new Command("rollup", "Close the days that are over, and make days anew whose facts changed") { Communities, From, ServeCommand.Tables };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = LocalFolder.Open(parsed.GetValue(PipelineCommand.Data)!);
        await using var services = LocalServices.Build(new(folder, Tables: parsed.GetValue(ServeCommand.Tables)));
        var ids = await IdsAsync(services.GetRequiredService<CommunityDirectory>(), parsed.GetValue(Communities)!, cancellationToken);
        var closing = services.GetRequiredService<CloseNow>();
        var (days, rows) = await LongWork.RunAsync(
            "Rolling up",
            (report, token) => closing.RunAsync(
                ids, parsed.GetValue(From), done => report((double)done / ids.Count, $"{done:N0} of {ids.Count:N0} communities"), token),
            cancellationToken);

        AnsiConsole.MarkupLineInterpolated($"[green]{ids.Count:N0}[/] communities: {days:N0} days made anew, {rows:N0} rows of numbers changed.");
        return 0;
    }

    private static async Task<List<CommunityId>> IdsAsync(CommunityDirectory communities, string[] named, CancellationToken cancellationToken)
    {
        var known = await communities.ListAsync(cancellationToken).Select(community => community.Id).ToListAsync(cancellationToken);
        foreach (var name in named)
        {
            if (!known.Contains(new(name)))
                throw new UsageException($"Nothing is known of '{name}'. Known are: {string.Join(", ", known.Take(20))}{(known.Count > 20 ? ", …" : "")}.");
        }

        return named.Length == 0 ? known : [.. named.Select(name => new CommunityId(name))];
    }
}
