using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Bus;
using Pipeline.Enforce;
using Pipeline.Flow;
using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Pictures;
using Pipeline.Platforms;
using Pipeline.Store;
using Pipeline.Tests.Ingest.Support;
using Pipeline.Tests.Platforms;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Enforce;

/// <summary>The stage as a host registers it, with a connection of one platform that is a fake on loopback.</summary>
internal sealed class Enforcing : IAsyncDisposable
{
    private readonly LocalStore _local = LocalStore.Create();
    private readonly ServiceProvider _services;

    private Enforcing(FakePlatform platform, Source source, DateTimeOffset now)
    {
        (Platform, Clock) = (platform, new(now));
        var address = platform.Address.ToString();
        Dictionary<string, string?> settings = new()
        {
            ["Platforms:Telegram"] = address,
            ["Platforms:Slack"] = address,
            ["Platforms:Discord"] = address,
            ["Privacy:MemberKey"] = IngestStage.MemberKey,
            ["Ingest:Connections:mine:Source"] = source.Name(),
            ["Ingest:Connections:mine:Community"] = An.Club.Value,
            ["Ingest:Connections:mine:Token"] = "a-token",
            ["Ingest:Connections:mine:Settings:Address"] = address,
        };
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IStore>(_local.Store)
            .AddSingleton<IBus>(Bus)
            .AddSingleton<TimeProvider>(Clock)
            .AddPictures()
            .AddFlow(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
    }

    public FakePlatform Platform { get; }

    public KeptMessages Bus { get; } = new();

    public FakeTimeProvider Clock { get; }

    public IStore Store => _local.Store;

    public AskForAct Ask => _services.GetRequiredService<AskForAct>();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public PlatformActs Acts => _services.GetRequiredService<PlatformActs>();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <param name="now">An hour after the first instant of the tests where none is given.</param>
    public static async Task<Enforcing> OnAsync(Source source, DateTimeOffset? now = null)
    {
        var enforcing = new Enforcing(await FakePlatform.StartAsync(), source, now ?? An.At(60));
        var ann = new MemberState
        {
            Community = An.Club,
            Member = An.Id("ann"),
            Source = source,
            PlatformId = "77",
            Handle = "ann",
            SeenAt = An.At(0),
            FirstSeenAt = An.At(0),
        };
        await enforcing.Store.JoinAsync(Tables.Members, [ann], Cancelled);
        return enforcing;
    }

    public static EnforcementDue Due(EnforcementKind act, DateTimeOffset? until = null) => new()
    {
        Id = $"decision-{act}",
        Community = An.Club,
        Connection = new("mine"),
        Member = An.Id("ann"),
        Kind = act,
        Channel = new("-1001"),
        Message = new("5"),
        Until = until,
        DecidedAt = An.At(59),
        By = "mod",
        Rule = "No links to shops",
    };

    /// <summary>One delivery, as the queue would hand it over.</summary>
    public async Task<Settlement> DeliverAsync(EnforcementDue due) =>
        (await _services.GetRequiredService<QueueStages>().EnforceVerdictAsync([new(due.Id, due.Write(), 1)], Cancelled)).Single();

    /// <summary>Events as the queue would hand them over, in one batch.</summary>
    public Task<IReadOnlyList<Settlement>> DeliverAsync(params CommunityEvent[] events) =>
        _services.GetRequiredService<QueueStages>().ModerateAndClassifyAsync(
            [.. events.Select(one => new Delivery(one.Id.Value, EventJson.Write(one), 1))], Cancelled);

    /// <summary>What was asked to be done, in the order of asking.</summary>
    public IReadOnlyList<EnforcementDue> Asked =>
        [.. Bus.All.Where(sent => sent.Queue == Queue.Enforcements).Select(sent => EnforcementDue.Read(sent.Message.Body))];

    public Task SetAsync(Community community) => _services.GetRequiredService<CommunityDirectory>().SetAsync(community, Cancelled);

    public async Task<Enforcement?> LoggedAsync(EnforcementDue due) =>
        await Store.FindAsync(Tables.Enforcements, Tables.EnforcementKey(due.Community, due.DecidedAt, due.Id), Cancelled);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _local.DisposeAsync();
        await Platform.DisposeAsync();
    }
}

/// <summary>A bus that keeps what it is given.</summary>
internal sealed class KeptMessages : IBus
{
    public List<(Queue Queue, BusMessage Message)> All { get; } = [];

    public Task PublishAsync(Queue queue, IReadOnlyList<BusMessage> messages, CancellationToken cancellationToken)
    {
        All.AddRange(messages.Select(message => (queue, message)));
        return Task.CompletedTask;
    }
}
