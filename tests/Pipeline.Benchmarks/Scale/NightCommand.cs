using System.CommandLine;
using System.Diagnostics;
using Pipeline.Benchmarks.Rollup;
using Pipeline.Bus;
using Pipeline.Local.Hosting;
using Pipeline.Local.Queues;
using Pipeline.Rollup;
using Pipeline.Store;

namespace Pipeline.Benchmarks.Scale;

/// <summary>
/// <c>night</c>: a day ends in many communities of the local host at once: close-days asks for all, the queue's workers roll them up. The
/// days before lie there as sheets.
/// </summary>
internal static class NightCommand
{
    private static readonly Option<int> Communities = new("--communities") { DefaultValueFactory = _ => 500 };
    private static readonly Option<int> Members = new("--members") { Description = "In each", DefaultValueFactory = _ => 200 };
    private static readonly Option<int> Events = new("--events") { Description = "In each, on a day", DefaultValueFactory = _ => 60 };
    private static readonly Option<int> Days = new("--days") { DefaultValueFactory = _ => 90 };

    public static Command Create()
    {
        var command = new Command("night", "Communities rolled up a second by the local host when a day ends in all of them") { Communities, Members, Events, Days };
        command.SetAction((parsed, cancellationToken) =>
        {
            var (communities, days) = (parsed.GetValue(Communities), parsed.GetValue(Days));
            return RunAsync(
                new(communities, communities * parsed.GetValue(Members), (long)communities * parsed.GetValue(Events) * days, days, Platforms: 1, Seed: 1, Rounds: 1),
                cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(RollupScale scale, CancellationToken cancellationToken)
    {
        var path = Directory.CreateTempSubdirectory("pipeline-bench-").FullName;
        var clock = new OffsetClock();
        await using (var app = LocalHost.Build(new(LocalFolder.Open(path), Port: 0), services => services
            .AddSingleton<TimeProvider>(clock).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error))))
        {
            var workers = app.Services.GetServices<IHostedService>().Single(service => service is QueueWorkers);
            var made = new MadeUpStore(app.Services.GetRequiredService<IStore>(), scale);
            var facts = await made.FillAsync(sheetDays: scale.Days - 1, cancellationToken);
            Console.WriteLine($"{scale.Communities:N0} communities, {scale.Members / scale.Communities:N0} members and {facts / scale.Communities:N0} facts a day in each, {scale.Days:N0} days");

            Console.WriteLine($"{"night",-28}{"communities/s",14}{"CPU ms each",13}{"close-days s",14}");
            clock.Set(MadeUpCommunity.StartOf(scale.Days - 1).AddHours(1));
            await workers.StartAsync(cancellationToken);
            await NightAsync("all numbers for the first time", app, cancellationToken);
            clock.Set(MadeUpCommunity.StartOf(scale.Days).AddHours(1));
            await NightAsync("one more day", app, cancellationToken);
            await workers.StopAsync(cancellationToken);
        }

        Console.WriteLine($"{Directory.EnumerateFiles(path, "*.db*").Sum(file => new FileInfo(file).Length) / 1e6:N0} MB of database");
        Directory.Delete(path, recursive: true);
        return 0;
    }

    private static async Task NightAsync(string name, WebApplication app, CancellationToken cancellationToken)
    {
        var (began, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var due = await app.Services.GetRequiredService<CloseDays>().HandleAsync(cancellationToken);
        var asked = Stopwatch.GetElapsedTime(began);
        await DrainedAsync(app.Services.GetRequiredService<QueueControl>(), cancellationToken);
        var (elapsed, used) = (Stopwatch.GetElapsedTime(began), Environment.CpuUsage.TotalTime - processor);
        Console.WriteLine($"{name,-28}{due.Count / elapsed.TotalSeconds,14:N0}{used.TotalMilliseconds / due.Count,13:N2}{asked.TotalSeconds,14:N1}");
    }

    private static async Task DrainedAsync(QueueControl control, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (control.Depth(Queue.Rollups) is not { WaitingCount: 0, LeasedCount: 0, ScheduledCount: 0 })
            await timer.WaitForNextTickAsync(cancellationToken);
    }
}
