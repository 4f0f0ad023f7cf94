using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Bus;
using Pipeline.Local.Data;
using Pipeline.Local.Queues;
using Pipeline.Local.Queues.Log;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Local.Queues.Support;

/// <summary>The queues of a data folder, opened as the host does, on a clock that the test moves. It can die and be opened again.</summary>
internal sealed class LocalBusHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly List<TempFolder> _folders = [];
    private LocalDatabase _database = null!;

    private LocalBusHost()
    {
    }

    public FakeTimeProvider Clock { get; } = new(Noon);

    public LocalBusOptions Options { get; } = new() { SegmentBytes = 64 * 1024 };

    public BackOffOptions BackOff { get; } = new();

    public FaultyDisk Disk { get; } = new();

    public RecordingLogger Log { get; } = new();

    public LocalBus Bus { get; private set; } = null!;

    public QueueTerms Terms => new(Options, BackOff, Clock);

    public string Folder => _folders[^1].Path;

    public string QueueFolder => Path.Combine(Folder, "queues", "events");

    public LocalQueue Queue => Bus[Pipeline.Bus.Queue.Events];

    public QueueControl Control => new(Bus);

    public IReadOnlyList<string> LogFiles => [.. Directory.GetFiles(QueueFolder, "*.log").Order(StringComparer.Ordinal)];

    public static LocalBusHost Open(Action<LocalBusHost>? change = null)
    {
        var host = new LocalBusHost();
        change?.Invoke(host);
        host._folders.Add(TempFolder.Create());
        host.Open();
        return host;
    }

    /// <summary>Stops the host in order and opens the folder again.</summary>
    /// <param name="meanwhile">What happens to the folder in between.</param>
    public void Restart(Action? meanwhile = null)
    {
        Close();
        meanwhile?.Invoke();
        Open();
    }

    /// <summary>Goes on with a copy of what the folder holds now, as after a crash: nobody gets to put anything in order.</summary>
    public void Crash(Action? meanwhile = null)
    {
        var copy = TempFolder.Create();
        LogBytes.CopyFolder(Folder, copy.Path);
        Close();
        _folders.Add(copy);
        meanwhile?.Invoke();
        Open();
    }

    public Task PublishAsync(params string[] ids) => PublishAsync([.. ids.Select(id => Message(id))]);

    public Task PublishAsync(params BusMessage[] messages) =>
        Bus.PublishAsync(Pipeline.Bus.Queue.Events, messages, TestContext.Current.CancellationToken);

    public static BusMessage Message(string id, string? body = null) => new(id, System.Text.Encoding.UTF8.GetBytes(body ?? $"body of {id}"));

    /// <summary>Fails instead of waiting for ever.</summary>
    public Task<Lease> ReceiveAsync(int most = 100) =>
        Queue.ReceiveAsync(most, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    /// <summary>Whether nothing can be received now.</summary>
    public async Task<bool> IsQuietAsync()
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var received = Queue.ReceiveAsync(1, cancelled.Token);
        while (!received.IsCompleted && Control.Depth(Pipeline.Bus.Queue.Events).WaitingCount > 0)
            await Task.Yield();
        await cancelled.CancelAsync();
        try
        {
            Queue.Release(await received);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    /// <summary>Receives until nothing is left, completing everything; returns the ids in the order of delivery.</summary>
    public async Task<IReadOnlyList<string>> DrainAsync()
    {
        var ids = new List<string>();
        while (!await IsQuietAsync())
        {
            var lease = await ReceiveAsync();
            ids.AddRange(lease.Deliveries.Select(delivery => delivery.Id));
            await SettleAsync(lease, Settlement.Completed.Instance);
        }

        return ids;
    }

    /// <summary>Receives until nothing is left, and settles nothing.</summary>
    public async Task<IReadOnlyList<string>> ReceiveAllAsync()
    {
        var ids = new List<string>();
        while (!await IsQuietAsync())
            ids.AddRange((await ReceiveAsync()).Deliveries.Select(delivery => delivery.Id));
        return ids;
    }

    /// <summary>Leaves one log file of the queue, with these bytes.</summary>
    public void ReplaceLogs(string name, byte[] bytes)
    {
        foreach (var file in LogFiles)
            File.Delete(file);
        File.WriteAllBytes(Path.Combine(QueueFolder, name), bytes);
    }

    /// <summary>Starts workers for a stage that needs no time.</summary>
    public RunningWorkers Start(Func<IReadOnlyList<Delivery>, IReadOnlyList<Settlement>> stage) =>
        Start(new QueueStage(Pipeline.Bus.Queue.Events, (deliveries, _) => Task.FromResult(stage(deliveries))));

    public RunningWorkers Start(QueueStage stage) => RunningWorkers.Start(Bus, stage, Terms, Log);

    /// <summary>Waits until the queue is as the test expects it; fails instead of waiting for ever.</summary>
    public async Task UntilAsync(Func<QueueDepth, bool> condition)
    {
        var began = Stopwatch.GetTimestamp();
        while (Control.Depth(Pipeline.Bus.Queue.Events) is var depth && !condition(depth))
        {
            if (Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(30))
                throw new TimeoutException($"The queue stays {depth}.");
            await Task.Yield();
        }
    }

    public Task<bool> SettleAsync(Lease lease, Settlement settlement) =>
        Queue.SettleAsync(lease, [.. lease.Deliveries.Select(_ => settlement)], TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        Close();
        _folders.ForEach(folder => folder.Dispose());
        return ValueTask.CompletedTask;
    }

    /// <summary>Lets go of what is settled; twice, because an old file is sealed first.</summary>
    public async Task LetGoAsync()
    {
        await Queue.RetainAsync(TestContext.Current.CancellationToken);
        await Queue.AppendAsync([], isReplay: false, TestContext.Current.CancellationToken);
        await Queue.RetainAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Lets the next message go to another file.</summary>
    public Task SealAsync()
    {
        Queue.Seal();
        return Queue.AppendAsync([], isReplay: false, TestContext.Current.CancellationToken);
    }

    /// <summary>Changes the database behind the queues' back.</summary>
    public Task ExecuteAsync(string sql) => _database.WriteAsync(connection => connection.Statement(sql).Run(), TestContext.Current.CancellationToken);

    /// <summary>Does something while a reader holds on to the database as it is.</summary>
    public Task WhileReadingAsync(Func<Task> work) => _database.Read(async connection =>
    {
        var statement = connection.Statement("SELECT queue FROM queue_cursors");
        statement.Step();
        await work();
        statement.Reset();
    });

    private void Open()
    {
        _database = LocalDatabase.Open(Folder);
        Bus = LocalBus.Open(Folder, _database, Terms, Log, Disk);
    }

    private void Close()
    {
        Bus.Dispose();
        _database.Dispose();
    }
}
