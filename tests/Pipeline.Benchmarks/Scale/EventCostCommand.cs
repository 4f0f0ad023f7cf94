using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry;
using Pipeline.Benchmarks.Ingest;
using Pipeline.Benchmarks.Record;
using Pipeline.Bus;
using Pipeline.Local.Hosting;
using Pipeline.Model;
using Pipeline.Telemetry;

namespace Pipeline.Benchmarks.Scale;

/// <summary>
/// <c>event-cost</c>: what a thousand signed webhooks take until their rows are written: operations of the bus, processor time, and what
/// the exporter sends to Azure Monitor. The platform's own records of invocations come on top there.
/// </summary>
internal static class EventCostCommand
{
    private const int Members = 200;

    private static readonly Option<int> Events = new("--events") { DefaultValueFactory = _ => 2_000 };
    private static readonly Option<int> Connections = new("--connections") { Description = "1: each event is handled before the next comes in its batch", DefaultValueFactory = _ => 64 };

    public static Command Create()
    {
        var command = new Command("event-cost", "Bus operations, processor time and telemetry of a thousand events") { Events, Connections };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(Events), parsed.GetValue(Connections), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int count, int connections, CancellationToken cancellationToken)
    {
        // It would tell Microsoft how the exporter itself does.
        Environment.SetEnvironmentVariable("APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "true");
        await using var sink = await TelemetrySink.StartAsync();
        var path = Directory.CreateTempSubdirectory("pipeline-bench-").FullName;
        var bus = new CountedBus();
        var app = Host(path, bus, sink.ConnectionString);
        await app.StartAsync(cancellationToken);
        await SendAsync(app, MadeUpMessages.Joins(Members), 1, cancellationToken);
        await SendAsync(app, MadeUpMessages.Of(1, count, Members), connections, cancellationToken);
        bus.Reset();
        sink.Reset();

        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        await SendAsync(app, MadeUpMessages.Of(2, count, Members), connections, cancellationToken);
        var spent = Process.GetCurrentProcess().TotalProcessorTime - processor;
        await app.StopAsync(cancellationToken);
        await app.DisposeAsync();
        Directory.Delete(path, recursive: true);
        Print(count, bus, sink, spent);
        return 0;
    }

    private static WebApplication Host(string path, CountedBus bus, string connectionString)
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
            bus.Count(services);
            services.AddLogging(logging => logging.ClearProviders().AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning));

            // As on Azure, but nothing is sampled: what is counted is the whole.
            services.AddOpenTelemetry()
                .WithMetrics(metrics => metrics.AddMeter(PipelineTelemetry.Name))
                .WithTracing(traces => traces.AddSource(PipelineTelemetry.Name))
                .UseAzureMonitorExporter(options =>
                {
                    options.ConnectionString = connectionString;
                    options.SamplingRatio = 1;
                    options.TracesPerSecond = null;
                    options.EnableLiveMetrics = false;
                    options.DisableOfflineStorage = true;
                });
        });
    }

    private static async Task SendAsync(WebApplication app, IEnumerable<CommunityEvent> events, int connections, CancellationToken cancellationToken)
    {
        await new LoadClient(LocalHost.AddressOf(app).Port, connections).SendAsync(SignedRequests.Of(events));
        var control = app.Services.GetRequiredService<IQueueControl>();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (await control.DepthAsync(Queue.Events, cancellationToken) is { WaitingCount: 0, LeasedCount: 0, ScheduledCount: 0 })
                return;
        }
    }

    private static void Print(int count, CountedBus bus, TelemetrySink sink, TimeSpan spent)
    {
        var (thousands, bytes) = (count / 1000.0, sink.Kinds.Values.Sum(kind => kind.Bytes));
        Write($"of a thousand events, {count:N0} counted");
        Write($"bus      {(bus.Sent + bus.Received + bus.Settled) / thousands:N0} operations: sent {bus.Sent / thousands:N0}, received {bus.Received / thousands:N0}, settled {bus.Settled / thousands:N0}; {bus.Bytes / count:N0} bytes a message");
        Write($"batches  {bus.Batches / thousands:N0}, {(double)bus.Received / bus.Batches:N1} messages each, {bus.Worked.TotalMilliseconds / bus.Batches:N1} ms each");
        Write($"CPU      {spent.TotalMilliseconds / thousands:N0} ms with the client's");
        Write($"sent to Azure Monitor  {bytes / thousands:N0} bytes");
        foreach (var (kind, sent) in sink.Kinds.OrderByDescending(kind => kind.Value.Bytes))
            Write($"  {kind,-14}{sent.Records / thousands,10:N1} records{sent.Bytes / thousands,12:N0} bytes, {(double)sent.Bytes / sent.Records:N0} each");
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
