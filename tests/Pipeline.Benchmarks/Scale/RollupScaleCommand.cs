using System.CommandLine;
using Pipeline.Benchmarks.Rollup;

namespace Pipeline.Benchmarks.Scale;

/// <summary>
/// <c>rollup-scale</c>: every number from day sheets in memory, and DuckDB with the same answers, in rounds that follow each other. DuckDB
/// is asked twice: over one row for each event, and over the members' days that a sheet holds too.
/// </summary>
internal static class RollupScaleCommand
{
    private static readonly Option<long[]> Events = new("--events")
    {
        Description = "How many events; several sizes show the growth",
        DefaultValueFactory = _ => [1_000_000],
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int> Members = new("--members") { DefaultValueFactory = _ => 300_000 };
    private static readonly Option<int> Communities = new("--communities") { DefaultValueFactory = _ => 50 };
    private static readonly Option<int> Days = new("--days") { DefaultValueFactory = _ => 365 };
    private static readonly Option<int> Rounds = new("--rounds") { DefaultValueFactory = _ => 5 };
    private static readonly Option<long> DuckUpTo = new("--duckdb-up-to")
    {
        Description = "Beyond so many events only our own engine is measured",
        DefaultValueFactory = _ => 10_000_000,
    };

    public static Command Create()
    {
        var command = new Command("rollup-scale", "Every number from day sheets, and DuckDB with the same answers") { Events, Members, Communities, Days, Rounds, DuckUpTo };
        command.SetAction(parsed =>
        {
            foreach (var events in parsed.GetValue(Events)!)
            {
                var scale = new RollupScale(
                    parsed.GetValue(Communities), parsed.GetValue(Members), events, parsed.GetValue(Days), Platforms: 1, Seed: 1, parsed.GetValue(Rounds));
                Measure(scale, events <= parsed.GetValue(DuckUpTo) ? [Engine.Own, Engine.DuckEvents, Engine.DuckMemberDays] : [Engine.Own]);
            }
        });
        return command;
    }

    public static Command CreateEngine()
    {
        var (name, folder) = (new Argument<string>("engine"), new Argument<string>("folder"));
        var command = new Command(EngineProcess.Command) { name, folder };
        command.Hidden = true;
        command.SetAction((parsed, _) => EngineProcess.RunAsync(parsed.GetValue(name)!, parsed.GetValue(folder)!));
        return command;
    }

    private static void Measure(RollupScale scale, IReadOnlyList<string> names)
    {
        var files = new ScaleFiles(Directory.CreateTempSubdirectory("pipeline-bench-").FullName);
        try
        {
            var count = files.Make(scale, withEvents: names.Count > 1);
            Console.WriteLine($"{count:N0} events, {scale.Members:N0} members, {scale.Communities:N0} communities, {scale.Days:N0} days; {scale.Rounds} rounds on {Environment.ProcessorCount} cores");
            List<EngineProcess> engines = [.. names.Select(name => EngineProcess.Start(name, files))];
            var runs = engines.Select(_ => new List<EngineRun>()).ToList();
            foreach (var engine in engines)
                engine.Run();
            for (var round = 0; round < scale.Rounds; round++)
            {
                for (var i = 0; i < engines.Count; i++)
                    runs[i].Add(engines[i].Run());
            }

            Print(count, engines, runs);
            Compare(files, names);
        }
        finally
        {
            Directory.Delete(files.Folder, recursive: true);
        }
    }

    private static void Print(long events, List<EngineProcess> engines, List<List<EngineRun>> runs)
    {
        Console.WriteLine($"{"engine",-20}{"median s",10}{"best s",9}{"CPU s",9}{"× own",8}{"of CPU",8}{"ns an event",13}{"MB loaded",11}{"MB peak",9}");
        var own = (Elapsed: Median(runs[0].Select(run => run.Elapsed)), Processor: Median(runs[0].Select(run => run.Processor)));
        for (var i = 0; i < engines.Count; i++)
        {
            var (elapsed, processor) = (Median(runs[i].Select(run => run.Elapsed)), Median(runs[i].Select(run => run.Processor)));
            Console.WriteLine(
                $"{engines[i].Name,-20}{elapsed,10:N3}{runs[i].Min(run => run.Elapsed).TotalSeconds,9:N3}{processor,9:N3}{elapsed / own.Elapsed,8:N1}"
                + $"{processor / own.Processor,8:N1}{elapsed / events * 1e9,13:N1}{engines[i].Loaded,11:N0}{engines[i].End(),9:N0}");
            engines[i].Dispose();
        }
    }

    private static double Median(IEnumerable<TimeSpan> times)
    {
        double[] sorted = [.. times.Select(time => time.TotalSeconds).Order()];
        return sorted[sorted.Length / 2];
    }

    private static void Compare(ScaleFiles files, IReadOnlyList<string> names)
    {
        var own = File.ReadAllLines(files.Answers(names[0]));
        foreach (var name in names.Skip(1))
        {
            var other = File.ReadAllLines(files.Answers(name));
            var difference = Enumerable.Range(0, Math.Max(own.Length, other.Length))
                .FirstOrDefault(line => own.ElementAtOrDefault(line) != other.ElementAtOrDefault(line), -1);
            if (difference >= 0)
            {
                throw new InvalidDataException(
                    $"{name} answers differently in line {difference + 1}: '{other.ElementAtOrDefault(difference)}' where ours is '{own.ElementAtOrDefault(difference)}'.");
            }
        }

        Console.WriteLine(names.Count > 1 ? $"All {own.Length:N0} lines of answers are equal." : $"{own.Length:N0} lines of answers.");
    }
}
