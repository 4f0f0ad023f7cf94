using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Pipeline.Local.CommandLine;
using Pipeline.Local.Hosting;

namespace Pipeline.Benchmarks.Pages;

/// <summary><c>page</c>: from asking for a page of the dashboard to its last byte, of one large community with a long history.</summary>
internal static class PageCommand
{
    private static readonly Option<int> Members = new("--members") { DefaultValueFactory = _ => 5_000 };
    private static readonly Option<int> Days = new("--days") { DefaultValueFactory = _ => 1_096 };
    private static readonly Option<int> Rounds = new("--rounds") { DefaultValueFactory = _ => 20 };
    private static readonly string[] Pages = ["", "/c/{0}", "/c/{0}?days=1096", "/c/{0}/lists", "/c/{0}/platforms"];

    public static Command Create()
    {
        var command = new Command("page", "From asking for a page to its last byte, of a community that is large and old") { Members, Days, Rounds };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(Members), parsed.GetValue(Days), parsed.GetValue(Rounds), cancellationToken));
        return command;
    }

    private static async Task RunAsync(int members, int days, int rounds, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("pipeline-page-").FullName;
        try
        {
            await PipelineCommand.RunAsync(["simulate", "--data", folder, "--communities", "1", "--members", Text(members), "--days", Text(days)]);
            await using var app = LocalHost.Build(new(LocalFolder.Open(folder), Port: 0) { IsOpenToLook = true });
            await app.StartAsync(cancellationToken);
            using var http = new HttpClient { BaseAddress = LocalHost.AddressOf(app) };
            Write($"{"page",-44}{"first, ms",10}{"median, ms",12}{"slowest, ms",13}{"KB",8}");
            foreach (var page in Pages)
                await MeasureAsync(http, "/dashboard" + string.Format(CultureInfo.InvariantCulture, page, "sim-1-00000"), rounds, cancellationToken);
            await app.StopAsync(cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(HttpClient http, string address, int rounds, CancellationToken cancellationToken)
    {
        var (times, bytes) = (new List<double>(), 0);
        for (var round = 0; round <= rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            bytes = (await http.GetByteArrayAsync(new Uri(address, UriKind.Relative), cancellationToken)).Length;
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        var later = times[1..].Order().ToList();
        Write($"{address,-44}{times[0],10:N1}{later[later.Count / 2],12:N1}{later[^1],13:N1}{bytes / 1024.0,8:N0}");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
