using Azure.Data.Tables;
using Pipeline.Flow;
using Pipeline.Local.Hosting;
using Pipeline.Local.Import;
using Pipeline.Local.Simulated;
using Pipeline.Model;
using Pipeline.Record;
using Pipeline.Rollup;
using Pipeline.Store;
using Pipeline.TableStorage;

namespace Pipeline.Benchmarks.Scale;

/// <summary>One made-up community whose rows lie in Table Storage, and the stages that work on them.</summary>
internal sealed class TableDay : IAsyncDisposable
{
    private const int ImportBatch = 500;
    private const int LiveDays = 2;

    // Every quarter of an hour, whether a day is over or not.
    private const int RunsPerDay = 96;

    private readonly OffsetClock _clock = new();
    private readonly TransactionCounter _counter = new();
    private readonly string _prefix = $"b{Guid.NewGuid():N}";
    private readonly SimulatedCommunity _community;
    private readonly TableServiceClient _service;
    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-bench-").FullName;
    private readonly WebApplication _app;
    private readonly ILookup<DateOnly, CommunityEvent> _events;

    public TableDay(SimulatedCommunity community, string connectionString)
    {
        _community = community;
        _service = TableStoreRegistration.Client(new() { ConnectionString = connectionString }, _counter);
        _app = LocalHost.Build(new(LocalFolder.Open(_folder), Port: 0), services => services
            .AddSingleton<TimeProvider>(_clock)
            .AddSingleton<IStore>(new TableStore(_service, _clock, _prefix))
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error)));
        _events = community.Events(Of<MemberKey>()).ToLookup(happened => CommunityDay.Of(happened.At, community.Settings.Zone));
    }

    private DateOnly FirstLiveDay => _community.Scale.LastDay.AddDays(1 - LiveDays);

    /// <summary>All but the last days, as an import, and closed.</summary>
    public async Task TellHistoryAsync(CancellationToken cancellationToken)
    {
        _clock.Set(MorningAfter(FirstLiveDay.AddDays(-1)));
        await Of<CommunityDirectory>().SetAsync(_community.Settings, cancellationToken);
        var history = _events.Where(day => day.Key < FirstLiveDay).SelectMany(day => day).Chunk(ImportBatch);
        foreach (var batch in history)
            await Of<RecordEvents>().ImportAsync(batch, cancellationToken);
        await Of<CloseNow>().RunAsync([_community.Id], from: null, progress: null, cancellationToken);
    }

    /// <summary>Moderates and records a day's events, closes the day and rolls it up.</summary>
    public async Task<IReadOnlyList<TableWork>> LiveAsync(DateOnly day, int batchSize, CancellationToken cancellationToken)
    {
        _clock.Set(CommunityDay.Start(day, _community.Settings.Zone).AddHours(23));
        var events = _events[day].ToList();
        var recorded = await CountAsync($"{events.Count:N0} events recorded and judged", async () =>
        {
            foreach (var batch in events.Chunk(batchSize))
                await Of<ModerateAndClassify>().HandleAsync(batch, cancellationToken);
        });

        _clock.Set(MorningAfter(day));
        IReadOnlyList<RollupDue> due = [];
        var asked = await CountAsync("close-days, finding it over", async () => due = await Of<CloseDays>().HandleAsync(cancellationToken));
        var rolledUp = await CountAsync("rolled up", () => Of<RollUpDay>().HandleAsync(due.Single(), cancellationToken));
        var idle = await CountAsync("close-days, finding nothing", () => Of<CloseDays>().HandleAsync(cancellationToken));
        return [recorded, asked, rolledUp, idle with { Times = RunsPerDay - 1 }];
    }

    /// <summary>
    /// The size of all rows by the service's own rule: 4 bytes, keys in UTF-16, and for each property 8 bytes, its name in UTF-16 and its value
    /// (https://learn.microsoft.com/archive/blogs/windowsazurestorage/understanding-windows-azure-storage-billing-bandwidth-transactions-and-capacity).
    /// </summary>
    public async Task<long> StoredBytesAsync(CancellationToken cancellationToken)
    {
        var bytes = 0L;
        await foreach (var table in _service.QueryAsync(cancellationToken: cancellationToken).Where(table => table.Name.StartsWith(_prefix, StringComparison.Ordinal)))
        {
            await foreach (var row in _service.GetTableClient(table.Name).QueryAsync<TableEntity>(cancellationToken: cancellationToken))
            {
                bytes += 4 + (2 * (row.PartitionKey.Length + row.RowKey.Length))
                    + row.Where(IsOwn).Sum(property => 8L + (2 * property.Key.Length) + SizeOf(property.Value));
            }
        }

        return bytes;
    }

    public async ValueTask DisposeAsync()
    {
        await foreach (var table in _service.QueryAsync().Where(table => table.Name.StartsWith(_prefix, StringComparison.Ordinal)))
            await _service.DeleteTableAsync(table.Name);
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<TableWork> CountAsync(string name, Func<Task> work)
    {
        _counter.Reset();
        await work();

        // Tables are made once, and the list of communities is one page for a thousand of them.
        return new(name, [.. _counter.Counts
            .Where(count => count.Operation != TableOperation.Table && (count.Operation, count.Table) != (TableOperation.Query, _prefix + Tables.Communities.Name))
            .Select(count => count with { Table = count.Table[_prefix.Length..] })]);
    }

    private DateTimeOffset MorningAfter(DateOnly day) => CommunityDay.End(day, _community.Settings.Zone).AddHours(1);

    private T Of<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    private static bool IsOwn(KeyValuePair<string, object> property) =>
        property.Key is not ("PartitionKey" or "RowKey" or "odata.etag") && property.Value is not null;

    private static long SizeOf(object value) => value switch
    {
        string text => (2L * text.Length) + 4,
        byte[] binary => binary.Length + 4,
        bool => 1,
        int => 4,
        Guid => 16,
        _ => 8,
    };
}
