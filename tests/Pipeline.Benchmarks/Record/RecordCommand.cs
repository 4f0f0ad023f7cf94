using System.CommandLine;
using System.Diagnostics;
using Pipeline.Bus;
using Pipeline.Local.Hosting;
using Pipeline.Local.Queues;
using Pipeline.Model;
using Pipeline.Record;

namespace Pipeline.Benchmarks.Record;

/// <summary><c>record</c>: messages from the queue to their rows: moderated, classified and stored, as the local host does it.</summary>
internal static class RecordCommand
{
    private const int PublishBatch = 1_000;

    private static readonly Option<int> Messages = new("--messages") { DefaultValueFactory = _ => 50_000 };
    private static readonly Option<int> Members = new("--members") { DefaultValueFactory = _ => 300 };
    private static readonly Option<int> Rounds = new("--rounds") { DefaultValueFactory = _ => 3 };

    public static Command Create()
    {
        var command = new Command("record", "Messages moderated, classified and stored a second, from the local queue to SQLite") { Messages, Members, Rounds };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(Messages), parsed.GetValue(Members), parsed.GetValue(Rounds), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int messages, int members, int rounds, CancellationToken cancellationToken)
    {
        var path = Directory.CreateTempSubdirectory("pipeline-bench-").FullName;
        Console.WriteLine($"{"round",-7}{"messages/s",12}{"CPU µs each",13}");
        for (var round = 1; round <= rounds; round++)
        {
            await using var app = LocalHost.Build(
                new(LocalFolder.Open(path), Port: 0), services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error)));
            await app.Services.GetRequiredService<RecordEvents>().ImportAsync([.. MadeUpMessages.Joins(members)], cancellationToken);
            await PublishAsync(app.Services.GetRequiredService<LocalBus>(), MadeUpMessages.Of(round, messages, members), cancellationToken);

            var workers = app.Services.GetServices<IHostedService>().Single(service => service is QueueWorkers);
            var (began, processor) = (TimeProvider.System.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
            await workers.StartAsync(cancellationToken);
            await DrainedAsync(app.Services.GetRequiredService<QueueControl>(), cancellationToken);
            var elapsed = TimeProvider.System.GetElapsedTime(began);
            var used = Process.GetCurrentProcess().TotalProcessorTime - processor;
            await workers.StopAsync(cancellationToken);
            Console.WriteLine($"{round,-7}{messages / elapsed.TotalSeconds,12:N0}{used.TotalMicroseconds / messages,13:N1}");
        }

        Directory.Delete(path, recursive: true);
        return 0;
    }

    private static async Task PublishAsync(LocalBus bus, IEnumerable<CommunityEvent> events, CancellationToken cancellationToken)
    {
        foreach (var batch in events.Chunk(PublishBatch))
            await bus.PublishAsync(Bus.Queue.Events, [.. batch.Select(one => new BusMessage(one.Id.Value, EventJson.Write(one)))], cancellationToken);
    }

    private static async Task DrainedAsync(QueueControl control, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (control.Depth(Bus.Queue.Events) is not { WaitingCount: 0, LeasedCount: 0 })
            await timer.WaitForNextTickAsync(cancellationToken);
    }
}
