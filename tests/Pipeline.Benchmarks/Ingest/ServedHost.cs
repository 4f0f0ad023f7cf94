using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Local.Hosting;
using Pipeline.Local.Queues;

namespace Pipeline.Benchmarks.Ingest;

/// <summary>A host in a process and on a core of its own, so that its processor time is its alone.</summary>
internal sealed class ServedHost : IDisposable
{
    private const nint FirstCore = 1;
    private readonly Process _process;

    private ServedHost(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static ServedHost Start(string kind)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ServedHost).Assembly.Location, "ingest-host", kind])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            process.ProcessorAffinity = FirstCore;
        return new(process, int.Parse(process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture));
    }

    /// <summary>What the process of its own does: serves until its input ends.</summary>
    public static async Task<int> RunAsync(string kind)
    {
        var folder = Directory.CreateTempSubdirectory("pipeline-bench-").FullName;
        var app = kind == "bare" ? BareHost.Build() : Pipeline(folder, isConsumed: kind == "consumed");
        await app.StartAsync();
        await Console.Out.WriteLineAsync($"{LocalHost.AddressOf(app).Port}");
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static WebApplication Pipeline(string path, bool isConsumed)
    {
        var folder = LocalFolder.Open(path);
        folder.Change(settings => settings["Ingest"]!["Connections"]!["bench"] = new JsonObject
        {
            ["Source"] = "internal",
            ["Community"] = "bench",
            ["Secrets"] = new JsonArray(SignedRequests.SecretText),
        });
        return LocalHost.Build(new(folder, Port: 0), services =>
        {
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
            foreach (var stage in services.Where(service => service.ServiceType == typeof(QueueStage)).ToList())
            {
                if (!isConsumed)
                    services.Remove(stage);
            }
        });
    }
}
