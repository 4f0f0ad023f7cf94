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
    /// <summary>Days that are counted, of each way in which events come.</summary>
    public const int Week = 7;

    private const int ImportBatch = 500;

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

    /// <summary>The days before <paramref name="until"/>, as an import, and closed; and other communities to look at beside it.</summary>
    public async Task TellHistoryAsync(DateOnly until, CancellationToken cancellationToken)
    {
        _clock.Set(MorningAfter(until.AddDays(-1)));
        await Of<CommunityDirectory>().SetAsync(_community.Settings, cancellationToken);
        List<CommunityId> others = [.. Enumerable.Range(1, TableBill.Communities - 1).Select(number => new CommunityId($"other-{number}"))];
        await Of<IStore>().PutAsync(Tables.Communities, others.ConvertAll(id => new Community { Id = id }), cancellationToken);
        await Of<IStore>().PutAsync(Tables.Rollups, others.ConvertAll(id => new RollupHead { Community = id, ClosedThrough = _community.Scale.LastDay }), cancellationToken);
        var history = _events.Where(day => day.Key < until).SelectMany(day => day).Chunk(ImportBatch);
        foreach (var batch in history)
            await Of<RecordEvents>().ImportAsync(batch, cancellationToken);
        await Of<CloseNow>().RunAsync([_community.Id], from: null, progress: null, cancellationToken);
    }

    /// <summary>Moderates and records a week's events, closes each day and rolls it up.</summary>
    public async Task<IReadOnlyList<TableWork>> LiveAsync(DateOnly first, int batchSize, CancellationToken cancellationToken)
    {
        var events = Enumerable.Range(0, Week).Select(day => _events[first.AddDays(day)].ToList()).ToList();
        var (recorded, rolledUp, run) = (new List<TransactionCount>(), new List<TransactionCount>(), new List<TransactionCount>());
        for (var day = 0; day < Week; day++)
        {
            _clock.Set(CommunityDay.Start(first.AddDays(day), _community.Settings.Zone).AddHours(23));
            foreach (var batch in events[day].Chunk(batchSize))
                await CountAsync(recorded, () => Of<ModerateAndClassify>().HandleAsync(batch, cancellationToken));

            _clock.Set(MorningAfter(first.AddDays(day)));
            IReadOnlyList<RollupDue> due = [];
            await CountAsync(run, async () => due = await Of<CloseDays>().HandleAsync(cancellationToken));
            await CountAsync(rolledUp, () => Of<RollUpDay>().HandleAsync(due.Single(), cancellationToken));
        }

        return
        [
            new($"recording {events.Average(day => day.Count):N0} events", recorded, 1.0 / Week),
            new("the roll-up", rolledUp, 1.0 / Week),
            new($"close-days, for {TableBill.Communities:N0} communities", run, (double)RunsPerDay / Week, IsShared: true),
        ];
    }

    /// <summary>
    /// The size of the community's rows by the service's own rule: 4 bytes, keys in UTF-16, and for each property 8 bytes, its name in UTF-16 and its value
    /// (https://learn.microsoft.com/archive/blogs/windowsazurestorage/understanding-windows-azure-storage-billing-bandwidth-transactions-and-capacity).
    /// </summary>
    public async Task<long> StoredBytesAsync(CancellationToken cancellationToken)
    {
        var bytes = 0L;
        await foreach (var table in _service.QueryAsync(cancellationToken: cancellationToken).Where(table => table.Name.StartsWith(_prefix, StringComparison.Ordinal)))
        {
            var own = _service.GetTableClient(table.Name).QueryAsync<TableEntity>(cancellationToken: cancellationToken)
                .Where(row => !row.RowKey.StartsWith("other-", StringComparison.Ordinal));
            await foreach (var row in own)
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

    // Tables are made once, and do not count.
    private async Task CountAsync(List<TransactionCount> counts, Func<Task> work)
    {
        _counter.Reset();
        await work();
        counts.AddRange(_counter.Counts
            .Where(count => count.Operation != TableOperation.Table)
            .Select(count => count with { Table = count.Table[_prefix.Length..] }));
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
