using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Benchmarks.Scale;

/// <summary>What one run took.</summary>
internal readonly record struct EngineRun(TimeSpan Elapsed, TimeSpan Processor);

/// <summary>
/// An engine in a process of its own, so that its memory is its alone. It waits for a line, computes, and answers with its times; so
/// rounds of several engines follow each other on one machine.
/// </summary>
internal sealed class EngineProcess : IDisposable
{
    public const string Command = "rollup-scale-engine";
    private const double Megabyte = 1024 * 1024;

    private readonly Process _process;

    private EngineProcess(Process process, string name, double loaded) => (_process, Name, Loaded) = (process, name, loaded);

    public string Name { get; }

    /// <summary>Megabytes in memory once the input was loaded.</summary>
    public double Loaded { get; }

    public static EngineProcess Start(string name, ScaleFiles files)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(EngineProcess).Assembly.Location, Command, name, files.Folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return new(process, name, Numbers(process)[0]);
    }

    public EngineRun Run()
    {
        _process.StandardInput.WriteLine();
        var times = Numbers(_process);
        return new(TimeSpan.FromSeconds(times[0]), TimeSpan.FromSeconds(times[1]));
    }

    /// <summary>Lets it write its answers and end.</summary>
    /// <returns>Megabytes in memory at most, since the input was loaded.</returns>
    public double End()
    {
        _process.StandardInput.Close();
        var peak = Numbers(_process)[0];
        _process.WaitForExit();
        return peak;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    /// <summary>What the process of its own does.</summary>
    public static async Task<int> RunAsync(string name, string folder)
    {
        var files = new ScaleFiles(folder);
        using var engine = Engine.Load(name, files);
        GC.Collect();
        if (OperatingSystem.IsLinux())
        {
            // Lets the peak begin here: https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html.
            await File.WriteAllTextAsync("/proc/self/clear_refs", "5");
        }

        Tell(Process.GetCurrentProcess().WorkingSet64 / Megabyte, 0);
        while (await Console.In.ReadLineAsync() is not null)
        {
            var (began, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            engine.Run();
            Tell(Stopwatch.GetElapsedTime(began).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
        }

        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / Megabyte;
        await File.WriteAllLinesAsync(files.Answers(name), engine.Lines());
        Tell(peak, 0);
        return 0;
    }

    private static void Tell(double one, double other) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one:R} {other:R}"));

    private static double[] Numbers(Process process) =>
        [.. (process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("An engine ended before its time; see above."))
            .Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
}
