using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Api;
using Pipeline.Bus;
using Pipeline.Dashboard;
using Pipeline.Flow;
using Pipeline.Pictures;

namespace Pipeline.TableStorage.Tests;

/// <summary>What the Azure host puts together but its telemetry, over tables of the emulator, with queues in memory that a test empties.</summary>
internal sealed class AzureComposition : IAsyncDisposable
{
    private const string Secret = "a_secret-token";

    private readonly WebApplication _app;
    private readonly MemoryBus _bus = new();

    private AzureComposition(AzuriteAccount account, DateTimeOffset now)
    {
        Clock = new(now);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Tables:ConnectionString"] = account.Options.ConnectionString,
            ["Tables:Prefix"] = account.Prefix[..20],
            ["Privacy:MemberKey"] = Convert.ToBase64String(new byte[32]),
            ["Review:PublicAddress"] = "https://pipeline.example",
            ["Ingest:Connections:bot:Source"] = "telegram",
            ["Ingest:Connections:bot:Community"] = "club",
            ["Ingest:Connections:bot:Secrets:0"] = Secret,
        });
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddTableStore();
        builder.Services.AddSingleton<IBus>(_bus);
        builder.Services.AddFlow(builder.Configuration).AddPictures();
        builder.Services.AddDashboard(isBehindSignIn: false);
        builder.Services.AddProblemDetails().AddPipelineApi();
        builder.Services.AddSingleton<WholeApi>();
        _app = builder.Build();
        var api = _app.Services.GetRequiredService<WholeApi>();
        _app.Run(async context => await (context.Request.Path.StartsWithSegments("/api/webhooks") ? api.HandleArrivalAsync(context) : api.HandleAsync(context)));
    }

    public FakeTimeProvider Clock { get; }

    public HttpClient Client { get; } = new();

    public static async Task<AzureComposition> StartAsync(AzuriteAccount account, DateTimeOffset now)
    {
        var composition = new AzureComposition(account, now);
        await composition._app.StartAsync(TestContext.Current.CancellationToken);
        composition.Client.BaseAddress = new(composition._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return composition;
    }

    public T Of<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A webhook with the signature that the platform gives it.</summary>
    public async Task<HttpResponseMessage> DeliverAsync(string update, string secret = Secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webhooks/telegram/bot") { Content = new StringContent(update, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Hands everything on the queues to their stages, until nothing is on them.</summary>
    public async Task EmptyQueuesAsync()
    {
        var (stages, cancelled) = (Of<QueueStages>(), TestContext.Current.CancellationToken);
        while (_bus.Take() is { Count: > 0 } taken)
        {
            foreach (var queue in taken.GroupBy(one => one.Queue, one => new Delivery(one.Message.Id, one.Message.Body, 1)))
            {
                var settlements = queue.Key switch
                {
                    Queue.Events => await stages.ModerateAndClassifyAsync([.. queue], cancelled),
                    Queue.Enforcements => await stages.EnforceVerdictAsync([.. queue], cancelled),
                    _ => await stages.RollUpDayAsync([.. queue], cancelled),
                };
                settlements.ShouldAllBe(settlement => settlement is Settlement.Completed);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class MemoryBus : IBus
    {
        private readonly Lock _lock = new();
        private List<(Queue Queue, BusMessage Message)> _waiting = [];

        public Task PublishAsync(Queue queue, IReadOnlyList<BusMessage> messages, CancellationToken cancellationToken)
        {
            lock (_lock)
                _waiting.AddRange(messages.Select(message => (queue, message)));
            return Task.CompletedTask;
        }

        public List<(Queue Queue, BusMessage Message)> Take()
        {
            lock (_lock)
            {
                var taken = _waiting;
                _waiting = [];
                return taken;
            }
        }
    }
}
