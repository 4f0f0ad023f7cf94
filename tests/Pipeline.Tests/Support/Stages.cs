using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Bus;
using Pipeline.Identity;
using Pipeline.Model;
using Pipeline.Moderate.SecondOpinion;
using Pipeline.Record;
using Pipeline.Rollup;
using Pipeline.Store;

namespace Pipeline.Tests.Support;

/// <summary>The stages behind the queues as a host registers them, over a store of their own.</summary>
internal sealed class Stages : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly LocalStore _local = LocalStore.Create();
    private readonly ServiceProvider _services;

    private readonly Dictionary<string, string?> _settings;

    private Stages(DateTimeOffset now, Dictionary<string, string?> settings)
    {
        _settings = settings;
        Clock = new(now);
        _services = Services(_local.Store);
    }

    public IStore Store => _local.Store;

    public FakeTimeProvider Clock { get; }

    public RollupQueue Rollups { get; } = new();

    public RecordEvents Record => _services.GetRequiredService<RecordEvents>();

    public CloseDays CloseDays => _services.GetRequiredService<CloseDays>();

    public RollUpDay RollUp => _services.GetRequiredService<RollUpDay>();

    public LinkAccounts Accounts => _services.GetRequiredService<LinkAccounts>();

    public CommunityDirectory Communities => _services.GetRequiredService<CommunityDirectory>();

    public static Stages Create(DateTimeOffset? now = null, params (string Key, string Value)[] settings) =>
        new(now ?? Now, settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value));

    /// <summary>The same stages as another instance has them, over the store as it sees it.</summary>
    public RecordEvents RecordOn(IStore store) => Services(store).GetRequiredService<RecordEvents>();

    public Task RecordAsync(params CommunityEvent[] events) => Record.HandleAsync(events, TestContext.Current.CancellationToken);

    /// <summary>What the timer and its queue do, until nothing is due any more.</summary>
    public async Task CloseAsync()
    {
        while ((await CloseDays.HandleAsync(TestContext.Current.CancellationToken)).Count > 0)
        {
            foreach (var due in Rollups.TakeAll())
                await RollUp.HandleAsync(due, TestContext.Current.CancellationToken);
        }
    }

    public async Task<IReadOnlyList<T>> RowsAsync<T>(Table<T> table, string partition) where T : class =>
        await Store.RangeAsync(table, partition, cancellationToken: TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

    /// <summary>Every row of every table, as stored.</summary>
    public IReadOnlyDictionary<string, string> Dump(params string[] leaveOut) => StoredRows.Of(_local.Database, leaveOut);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _local.DisposeAsync();
    }

    private ServiceProvider Services(IStore store) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(store)
        .AddSingleton<IBus>(Rollups)
        .AddSingleton<TimeProvider>(Clock)
        .AddSingleton<CommunityDirectory>()
        .AddSingleton(An.Key)
        .AddSingleton<LinkAccounts>()
        .AddSecondOpinion(new ConfigurationBuilder().AddInMemoryCollection(_settings).Build())
        .AddRecord()
        .AddRollup()
        .BuildServiceProvider();
}
