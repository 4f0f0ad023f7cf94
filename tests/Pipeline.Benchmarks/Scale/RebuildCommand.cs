using System.CommandLine;
using System.Diagnostics;
using Pipeline.Benchmarks.Rollup;
using Pipeline.Local.Hosting;
using Pipeline.Local.Import;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Benchmarks.Scale;

/// <summary>
/// <c>rebuild</c>: everything from the facts in the local store, as <c>rollup --from</c> does it, beside reading these facts once through
/// the same store. Communities go side by side in both.
/// </summary>
internal static class RebuildCommand
{
    private static readonly Option<long> Events = new("--events") { DefaultValueFactory = _ => 200_000 };
    private static readonly Option<int> Members = new("--members") { DefaultValueFactory = _ => 6_000 };
    private static readonly Option<int> Communities = new("--communities") { DefaultValueFactory = _ => 10 };
    private static readonly Option<int> Days = new("--days") { DefaultValueFactory = _ => 365 };
    private static readonly Option<int> Rounds = new("--rounds") { DefaultValueFactory = _ => 3 };

    public static Command Create()
    {
        var command = new Command("rebuild", "Every sheet and number anew from the local store's facts, beside reading them once") { Events, Members, Communities, Days, Rounds };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new(parsed.GetValue(Communities), parsed.GetValue(Members), parsed.GetValue(Events), parsed.GetValue(Days), Platforms: 1, Seed: 1, parsed.GetValue(Rounds)),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(RollupScale scale, CancellationToken cancellationToken)
    {
        var path = Directory.CreateTempSubdirectory("pipeline-bench-").FullName;
        var clock = new OffsetClock();
        clock.Set(MadeUpCommunity.StartOf(scale.Days).AddHours(1));
        await using (var app = LocalHost.Build(new(LocalFolder.Open(path), Port: 0), services => services
            .AddSingleton<TimeProvider>(clock).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error))))
        {
            var store = app.Services.GetRequiredService<IStore>();
            var made = new MadeUpStore(store, scale);
            var facts = await made.FillAsync(sheetDays: 0, cancellationToken);
            Console.WriteLine($"{facts:N0} facts, {scale.Members:N0} members, {scale.Communities:N0} communities, {scale.Days:N0} days; {new FileInfo(Path.Combine(path, "pipeline.db")).Length / 1e6:N0} MB of database");
            Console.WriteLine($"{"round",-7}{"read s",9}{"CPU s",8}{"rebuild s",11}{"CPU s",8}{"ratio",8}{"of CPU",8}{"facts/s",12}{"rows changed",14}");
            var closing = app.Services.GetRequiredService<CloseNow>();
            for (var round = 1; round <= scale.Rounds; round++)
            {
                var (_, read) = await TimeAsync(() => ReadAsync(store, made.Ids, scale.Days, cancellationToken));
                var ((_, rows), rebuild) = await TimeAsync(() => closing.RunAsync(made.Ids, MadeUpCommunity.FirstDay, progress: null, cancellationToken));
                Console.WriteLine(
                    $"{round,-7}{read.Elapsed.TotalSeconds,9:N2}{read.Processor.TotalSeconds,8:N2}{rebuild.Elapsed.TotalSeconds,11:N2}{rebuild.Processor.TotalSeconds,8:N2}"
                    + $"{rebuild.Elapsed / read.Elapsed,8:N2}{rebuild.Processor / read.Processor,8:N2}{facts / rebuild.Elapsed.TotalSeconds,12:N0}{rows,14:N0}");
            }
        }

        Directory.Delete(path, recursive: true);
        return 0;
    }

    private static async Task<long> ReadAsync(IStore store, IReadOnlyList<CommunityId> ids, int days, CancellationToken cancellationToken)
    {
        var count = 0L;
        await Parallel.ForEachAsync(
            ids,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (id, cancellation) =>
            {
                for (var day = 0; day < days; day++)
                {
                    var own = 0L;
                    var partition = Tables.DayPartition(id, MadeUpCommunity.FirstDay.AddDays(day));
                    await foreach (var _ in store.RangeAsync(Tables.Activity, partition, cancellationToken: cancellation))
                        own++;
                    Interlocked.Add(ref count, own);
                }
            });
        return count;
    }

    private static async Task<(T Result, EngineRun Run)> TimeAsync<T>(Func<Task<T>> work)
    {
        var (began, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var result = await work();
        return (result, new(Stopwatch.GetElapsedTime(began), Environment.CpuUsage.TotalTime - processor));
    }
}
