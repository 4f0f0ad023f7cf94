using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Connect;
using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Platforms;
using Pipeline.Store;
using Pipeline.Tests.Platforms;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Connect;

/// <summary>The checks as a host registers them, over a store and a fake platform.</summary>
internal sealed class CheckedConnection : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly LocalStore _local = LocalStore.Create();
    private readonly ServiceProvider _services;

    private CheckedConnection(FakePlatform platform)
    {
        Platform = platform;
        var address = platform.Address.ToString();
        Dictionary<string, string?> settings = new() { ["Platforms:Telegram"] = address, ["Platforms:Slack"] = address, ["Platforms:Discord"] = address };
        _services = new ServiceCollection()
            .AddSingleton<IStore>(_local.Store)
            .AddSingleton<TimeProvider>(Clock)
            .AddPlatforms(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddConnect()
            .BuildServiceProvider();
    }

    public FakePlatform Platform { get; }

    /// <summary>Advances by itself, so that a wait between attempts is over at once.</summary>
    public FakeTimeProvider Clock { get; } = new(Now) { AutoAdvanceAmount = TimeSpan.Zero };

    public IStore Store => _local.Store;

    public static async Task<CheckedConnection> StartAsync() => new(await FakePlatform.StartAsync());

    public static Connection Of(Source source, string? token = "a-token", params string[] channels) => new()
    {
        Id = new("mine"),
        Source = source,
        Secrets = ["a secret"],
        Token = token,
        Community = An.Club,
        Channels = channels.ToDictionary(channel => channel, _ => An.Club),
    };

    public async Task<IReadOnlyList<ConnectionFinding>> CheckAsync(Connection connection) =>
        (await _services.GetRequiredService<CheckConnection>().HandleAsync(connection, TestContext.Current.CancellationToken)).Findings;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _local.DisposeAsync();
        await Platform.DisposeAsync();
    }
}
