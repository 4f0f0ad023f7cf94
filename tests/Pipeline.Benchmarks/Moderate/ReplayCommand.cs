using System.CommandLine;
using Pipeline.Bus;
using Pipeline.Ingest.History;
using Pipeline.Local.Hosting;
using Pipeline.Local.Import;
using Pipeline.Local.Scenarios;
using Pipeline.Model;
using Pipeline.Record;
using EventId = Pipeline.Model.EventId;

namespace Pipeline.Benchmarks.Moderate;

/// <summary><c>replay</c>: real chat messages judged in the default settings, as if they came now: how many are flagged and removed, and by which check.</summary>
internal static class ReplayCommand
{
    private const int Batch = 100;

    private static readonly Argument<FileInfo> File = new("file") { Description = "A Gitter archive" };
    private static readonly Option<int> Messages = new("--messages") { DefaultValueFactory = _ => 50_000 };
    private static readonly Option<bool> Show = new("--show") { Description = "Every text that something stands against" };

    public static Command Create()
    {
        var command = new Command("replay", "What the checks find in an honest history") { File, Messages, Show };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(File)!.FullName, parsed.GetValue(Messages), parsed.GetValue(Show), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, int most, bool show, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("pipeline-replay-");
        await using var services = Services(folder.FullName);
        var record = services.GetRequiredService<RecordEvents>();
        using var file = new HistoryFile(path);
        var (texts, standing, began) = (new Dictionary<EventId, string>(), new Dictionary<EventId, Verdict>(), TimeProvider.System.GetTimestamp());
        var events = GitterHistory.ReadAsync(file.Content, new(new("replay"), null, services.GetRequiredService<MemberKey>()), cancellationToken).Take(most);
        await foreach (var batch in events.Chunk(Batch).WithCancellation(cancellationToken))
        {
            foreach (var posted in batch.OfType<MessagePosted>())
                texts[posted.Id] = posted.Content.Text;
            foreach (var judged in await record.HandleAsync(batch, cancellationToken))
                standing[judged.After.Text] = judged.After;
        }

        var elapsed = TimeProvider.System.GetElapsedTime(began);
        List<Verdict> against = [.. standing.Values.Where(verdict => verdict.Outcome != Outcome.Allowed)];
        Write(texts.Count, against);
        Console.WriteLine($"{texts.Count / elapsed.TotalSeconds:N0} messages/s without the queue");
        foreach (var verdict in show ? against : [])
            Console.WriteLine($"{verdict.Outcome,-8} {string.Join(", ", Against(verdict).Select(one => $"{one.Check} ({one.Evidence})"))} | {texts[verdict.Text].ReplaceLineEndings(" ")}");
        folder.Delete(recursive: true);
        return 0;
    }

    private static void Write(int messages, List<Verdict> against)
    {
        var removed = against.Count(verdict => verdict.Outcome >= Outcome.Removed);
        Console.WriteLine($"{messages:N0} messages, flagged {against.Count - removed:N0} ({Share(against.Count - removed, messages)}), removed {removed:N0} ({Share(removed, messages)})");
        Console.WriteLine($"{"check",-18}{"flag",8}{"more",8}");
        foreach (var check in against.SelectMany(Against).GroupBy(finding => finding.Check).OrderByDescending(check => check.Count()))
            Console.WriteLine($"{check.Key,-18}{check.Count(one => one.Severity == Outcome.Flagged),8:N0}{check.Count(one => one.Severity > Outcome.Flagged),8:N0}");
    }

    private static IEnumerable<Finding> Against(Verdict verdict) => verdict.Findings.Where(finding => finding.Severity != Outcome.Allowed);

    private static string Share(int part, int all) => (100.0 * part / all).ToString("0.000", System.Globalization.CultureInfo.InvariantCulture) + " %";

    private static ServiceProvider Services(string folder)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Privacy:MemberKey", Convert.ToBase64String(new byte[MemberKey.MinBytes]))])
            .Build();
        return new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error))
            .AddPipeline(configuration, new(LocalFolder.Open(folder)))
            .AddSingleton<IBus, ScenarioBus>()
            .BuildServiceProvider();
    }
}
