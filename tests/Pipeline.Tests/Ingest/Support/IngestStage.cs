using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Bus;
using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Ingest.Support;

/// <summary>The stage as a host registers it, over a real store and a bus that records.</summary>
internal sealed class IngestStage : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);
    public const string MemberKey = "AAECAwQFBgcICQoLDA0ODw==";

    private readonly LocalStore _local = LocalStore.Create();
    private readonly ServiceProvider _services;

    private IngestStage(Dictionary<string, string?> settings, IStore? store)
    {
        Configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IBus>(Bus)
            .AddSingleton(store ?? _local.Store)
            .AddSingleton<TimeProvider>(Clock)
            .AddIngest(Configuration)
            .BuildServiceProvider();
        Webhook = _services.GetRequiredService<IngestWebhook>();
    }

    public IConfiguration Configuration { get; }

    public RecordingBus Bus { get; } = new();

    public Microsoft.Extensions.Time.Testing.FakeTimeProvider Clock { get; } = new(Now);

    public IStore Store => _local.Store;

    public IngestWebhook Webhook { get; }

    public ReplayQuarantine Replay => _services.GetRequiredService<ReplayQuarantine>();

    public Connections Connections => _services.GetRequiredService<Connections>();

    /// <summary>Settings are written as <c>connection:Name</c>.</summary>
    public static IngestStage With(params (string Key, string Value)[] settings) => new(Settings(settings), null);

    public static IngestStage On(IStore store, params (string Key, string Value)[] settings) => new(Settings(settings), store);

    public Task<WebhookAnswer> SendAsync(string source, string connection, WebhookRequest request) =>
        Webhook.HandleAsync(source, connection, request, TestContext.Current.CancellationToken);

    /// <summary>What the connection's source makes of a delivery, before anything is done with it.</summary>
    public Reading Read(string connection, WebhookRequest request)
    {
        var found = Connections.Find(new(connection))!;
        return IngestWebhook.Read(request, found, Connections.SourceOf(found)!);
    }

    public async Task<IReadOnlyList<Quarantined>> QuarantinedAsync(string connection)
    {
        var rows = new List<Quarantined>();
        await foreach (var row in Store.RangeAsync(Tables.Quarantine, connection, cancellationToken: TestContext.Current.CancellationToken))
            rows.Add(row);
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _local.DisposeAsync();
    }

    private static Dictionary<string, string?> Settings((string Key, string Value)[] settings)
    {
        var all = settings.ToDictionary(pair => "Ingest:Connections:" + pair.Key, pair => (string?)pair.Value);
        all["Privacy:MemberKey"] = MemberKey;
        return all;
    }
}
