using System.CommandLine;
using System.Diagnostics;
using HdrHistogram;

namespace Pipeline.Benchmarks.Ingest;

/// <summary><c>ingest</c>: a signed webhook until it is durable on the local queue, beside an endpoint that only verifies and parses.</summary>
internal static class IngestCommand
{
    private const nint OtherCores = ~1;

    // Code is compiled again, and better, after tens of thousands of calls.
    private const int WarmUpRounds = 4;

    private static readonly Option<int> Requests = new("--requests") { DefaultValueFactory = _ => 30_000 };
    private static readonly Option<int> Rounds = new("--rounds") { DefaultValueFactory = _ => 5 };
    private static readonly Option<bool> Consume = new("--consume") { Description = "Measure also a host whose stages consume the queue on the same core" };
    private static readonly Option<int> Connections = new("--connections") { DefaultValueFactory = _ => 64 };

    public static Command Create()
    {
        var command = new Command("ingest", "Signed webhooks to the local queue, as a ratio to Kestrel with the same check and parse") { Requests, Rounds, Consume, Connections };
        command.SetAction((parsed, _) => RunAsync(
            parsed.GetValue(Consume) ? ["bare", "queued", "consumed"] : ["bare", "queued"],
            parsed.GetValue(Requests), parsed.GetValue(Rounds), parsed.GetValue(Connections)));
        return command;
    }

    public static Command CreateHost()
    {
        var kind = new Argument<string>("kind");
        var command = new Command("ingest-host", "What 'ingest' measures, in a process of its own") { kind };
        command.Hidden = true;
        command.SetAction((parsed, _) => ServedHost.RunAsync(parsed.GetValue(kind)!));
        return command;
    }

    private static async Task<int> RunAsync(string[] kinds, int count, int rounds, int connections)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            Process.GetCurrentProcess().ProcessorAffinity = OtherCores & ((1 << Environment.ProcessorCount) - 1);

        var hosts = kinds.ToDictionary(kind => kind, ServedHost.Start);
        foreach (var host in hosts.Values)
        {
            for (var round = 1; round <= WarmUpRounds; round++)
                await MeasureAsync(host, SignedRequests.Make(count, -round), connections);
        }

        var measured = kinds.ToDictionary(kind => kind, _ => new List<IngestRound>());
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var kind in kinds)
            {
                var one = await MeasureAsync(hosts[kind], SignedRequests.Make(count, round), connections);

                measured[kind].Add(one);
            }
        }

        foreach (var host in hosts.Values)
            host.Dispose();
        Write(kinds, measured, connections);
        return 0;
    }

    private static async Task<IngestRound> MeasureAsync(ServedHost host, byte[][] requests, int connections)
    {
        var processor = host.ProcessorTime;
        var began = TimeProvider.System.GetTimestamp();
        var latencies = await new LoadClient(host.Port, connections).SendAsync(requests);
        var elapsed = TimeProvider.System.GetElapsedTime(began);
        return new(
            requests.Length / elapsed.TotalSeconds, (host.ProcessorTime - processor).TotalMicroseconds / requests.Length,
            latencies.GetValueAtPercentile(50) / 1000.0, latencies.GetValueAtPercentile(99) / 1000.0);
    }

    private static void Write(string[] kinds, Dictionary<string, List<IngestRound>> measured, int connections)
    {
        Console.WriteLine($"{connections} connections, medians of {measured[kinds[0]].Count} rounds, server on one core, client on the others");
        Console.WriteLine($"{"host",-10}{"req/s",10}{"ratio",8}{"CPU µs",10}{"ratio",8}{"p50 ms",9}{"p99 ms",9}{"p99/p50",9}");
        var bare = IngestRound.Median(measured[kinds[0]]);
        foreach (var kind in kinds)
        {
            var median = IngestRound.Median(measured[kind]);
            Console.WriteLine(
                $"{kind,-10}{median.PerSecond,10:N0}{median.PerSecond / bare.PerSecond,8:N2}{median.ProcessorMicroseconds,10:N1}"
                + $"{bare.ProcessorMicroseconds / median.ProcessorMicroseconds,8:N2}{median.P50,9:N2}{median.P99,9:N2}{median.P99 / median.P50,9:N1}");
        }
    }
}

/// <summary>One round of requests to one host.</summary>
internal sealed record IngestRound(double PerSecond, double ProcessorMicroseconds, double P50, double P99)
{
    public static IngestRound Median(IReadOnlyList<IngestRound> rounds) => new(
        Median(rounds, round => round.PerSecond), Median(rounds, round => round.ProcessorMicroseconds),
        Median(rounds, round => round.P50), Median(rounds, round => round.P99));

    private static double Median(IReadOnlyList<IngestRound> rounds, Func<IngestRound, double> figure) =>
        rounds.Select(figure).Order().ElementAt(rounds.Count / 2);
}
