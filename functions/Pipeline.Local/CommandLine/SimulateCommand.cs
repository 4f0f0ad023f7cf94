using System.CommandLine;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Pipeline.Local.Hosting;
using Pipeline.Local.Import;
using Pipeline.Local.Simulated;
using Pipeline.Model;
using Pipeline.Store;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary><c>simulate</c>: any number of made-up communities with a history, in the tables or as a file of events.</summary>
internal static class SimulateCommand
{
    private static readonly Option<int> Communities = Number("--communities", "How many communities", 10);
    private static readonly Option<int> Members = Number("--members", "How many members each has on average", 200);
    private static readonly Option<int> Days = Number("--days", "How many days of history", 90);
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Another seed makes other communities", DefaultValueFactory = _ => 1 };
    private static readonly Option<DateOnly?> LastDay = new("--last-day")
    {
        Description = "The day that the history ends with (yyyy-MM-dd); yesterday when none is named. The same seed and last day make the same events",
    };

    private static readonly Option<FileInfo?> Out = new("--out", "-o")
    {
        Description = "Write the events to this file, as JSON lines that import reads, instead of into the tables",
    };

    public static Command Create()
    {
        var command = new Command("simulate", "Make any number of communities with a history, from a seed")
        {
            Communities, Members, Days, Seed, LastDay, Out, ServeCommand.Tables,
        };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(Out) is { } file
            ? WriteAsync(Scale(parsed), file, cancellationToken)
            : RecordAsync(parsed, Scale(parsed), cancellationToken));
        return command;
    }

    private static async Task<int> WriteAsync(SimulatedScale scale, FileInfo path, CancellationToken cancellationToken)
    {
        var count = await LongWork.RunAsync(
            $"Simulating into {path.Name}",
            async (report, token) =>
            {
                await using var file = new FileStream(path.FullName, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 1 << 16 });
                var (lines, done) = (0L, 0);
                foreach (var community in scale.All())
                {
                    foreach (var line in community.Lines())
                    {
                        token.ThrowIfCancellationRequested();
                        file.Write(line.Span);
                        file.WriteByte((byte)'\n');
                        lines++;
                    }

                    report((double)++done / scale.Communities, $"{lines:N0} events");
                }

                return lines;
            },
            cancellationToken);
        AnsiConsole.MarkupLineInterpolated($"[green]{count:N0}[/] events of [green]{scale.Communities:N0}[/] communities.");
        return 0;
    }

    private static async Task<int> RecordAsync(ParseResult parsed, SimulatedScale scale, CancellationToken cancellationToken)
    {
        // Nobody's installation gets made-up communities unasked.
        var path = parsed.GetResult(PipelineCommand.Data) is { Implicit: false }
            ? parsed.GetValue(PipelineCommand.Data)!
            : LocalFolder.DefaultPath + "-simulated";
        await using var services = LocalServices.Build(new(LocalFolder.Open(path), Tables: parsed.GetValue(ServeCommand.Tables)));

        var (started, done) = (Stopwatch.GetTimestamp(), 0);
        var recorded = await LongWork.RunAsync(
            "Simulating",
            (report, token) => services.GetRequiredService<ImportHistory>().RunAsync(
                EventsAsync(scale, services, () => done++, token),
                new DirectProgress<ImportProgress>(now => report((double)done / scale.Communities, $"{now.Events:N0} events")),
                token),
            cancellationToken);
        var (days, _) = await LongWork.RunAsync(
            "Closing days",
            (report, token) => services.GetRequiredService<CloseNow>().RunAsync(
                recorded.Communities, from: null, closed => report((double)closed / scale.Communities, $"{closed:N0} of {scale.Communities:N0} communities"), token),
            cancellationToken);

        var elapsed = Stopwatch.GetElapsedTime(started);
        AnsiConsole.MarkupLineInterpolated(
            $"[green]{recorded.Events:N0}[/] events of [green]{recorded.Communities.Count:N0}[/] communities, {days:N0} days closed, in {elapsed.TotalSeconds:N1} s. Data in {path}.");
        return 0;
    }

    private static async IAsyncEnumerable<CommunityEvent> EventsAsync(
        SimulatedScale scale, IServiceProvider services, Action onCommunity, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (directory, key) = (services.GetRequiredService<CommunityDirectory>(), services.GetRequiredService<MemberKey>());
        foreach (var community in scale.All())
        {
            await directory.SetAsync(community.Settings, cancellationToken);
            foreach (var communityEvent in community.Events(key))
                yield return communityEvent;
            onCommunity();
        }
    }

    private static SimulatedScale Scale(ParseResult parsed) => new(
        parsed.GetValue(Communities),
        parsed.GetValue(Members),
        parsed.GetValue(Days),
        parsed.GetValue(LastDay) ?? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1),
        parsed.GetValue(Seed));

    private static Option<int> Number(string name, string description, int usual)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() < 1)
                result.AddError($"{name} takes a number from 1 on.");
        });
        return option;
    }
}
