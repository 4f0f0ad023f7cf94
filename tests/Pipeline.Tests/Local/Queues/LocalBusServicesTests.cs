using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Bus;
using Pipeline.Local.Data;
using Pipeline.Local.Queues;
using Pipeline.Tests.Support;
using Queue = Pipeline.Bus.Queue;

namespace Pipeline.Tests.Local.Queues;

public sealed class LocalBusServicesTests
{
    [Fact]
    public async Task A_host_hands_what_is_published_to_the_stage_of_its_queue()
    {
        using var folder = TempFolder.Create();
        var handled = new TaskCompletionSource<string>();
        using var host = Build(folder, services => services.AddQueueStage(_ => new(Queue.Rollups, (deliveries, _) =>
        {
            handled.SetResult(deliveries.Single().Id);
            return Task.FromResult<IReadOnlyList<Settlement>>([Settlement.Completed.Instance]);
        })));
        await host.StartAsync(TestContext.Current.CancellationToken);

        var bus = host.Services.GetRequiredService<IBus>();
        await bus.PublishAsync(Queue.Rollups, [new("a", new byte[3])], TestContext.Current.CancellationToken);

        (await handled.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).ShouldBe("a");
        await host.StopAsync(TestContext.Current.CancellationToken);
        host.Services.GetRequiredService<QueueControl>().Depth(Queue.Rollups).ShouldBe(new QueueDepth(0, 0, 0, 0, null));
    }

    [Theory]
    [InlineData("Bus:LeaseTime", "00:00:00")]
    [InlineData("Bus:SegmentBytes", "1")]
    [InlineData("Bus:BackOff:MaxAttempts", "0")]
    public async Task A_setting_out_of_its_range_stops_the_host_at_its_start(string key, string value)
    {
        using var folder = TempFolder.Create();
        using var host = Build(folder, _ => { }, (key, value));

        await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task On_a_bad_day_every_message_is_handled_all_the_same()
    {
        using var folder = TempFolder.Create();
        var handled = new ConcurrentDictionary<string, int>();
        var order = new ConcurrentQueue<string>();
        var trouble = new QueueTrouble(Seed: 7)
        {
            DuplicateRate = 0.2,
            HoldBackRate = 0.2,
            FailPublishRate = 0.2,
            LosePublishRate = 0.2,
            FailBatchRate = 0.1,
            LoseSettlementRate = 0.1,
            Shuffles = true,
        };
        using var host = Build(
            folder,
            services => services
                .AddQueueStage(_ => new(Queue.Events, (deliveries, _) =>
                {
                    foreach (var delivery in deliveries)
                    {
                        handled.AddOrUpdate(delivery.Id, 1, (_, count) => count + 1);
                        order.Enqueue(delivery.Id);
                    }

                    return Task.FromResult<IReadOnlyList<Settlement>>([.. deliveries.Select(_ => Settlement.Completed.Instance)]);
                })
                { BatchSize = 10 })
                .AddQueueTrouble(trouble),
            ("Bus:BackOff:FirstDelay", "00:00:00.001"), ("Bus:BackOff:MaxAttempts", "100"), ("Bus:BackOff:MaxDelay", "00:00:00.010"));
        await host.StartAsync(TestContext.Current.CancellationToken);
        var bus = host.Services.GetRequiredService<IBus>();
        var ids = Enumerable.Range(0, 300).Select(i => $"{i:D3}").ToList();

        var refused = 0;
        foreach (var id in ids)
        {
            while (!await TryPublishAsync(bus, id))
                refused++;
        }

        var control = host.Services.GetRequiredService<QueueControl>();
        while (control.Depth(Queue.Events) is not { WaitingCount: 0, LeasedCount: 0, ScheduledCount: 0 })
            await Task.Yield();
        await host.StopAsync(TestContext.Current.CancellationToken);

        handled.Keys.Order(StringComparer.Ordinal).ShouldBe(ids);
        control.DeadLetters(Queue.Events).ShouldBeEmpty();
        refused.ShouldBeGreaterThan(0);
        handled.Values.Max().ShouldBeGreaterThan(1);
        order.SequenceEqual(order.Order(StringComparer.Ordinal)).ShouldBeFalse();
    }

    private static async Task<bool> TryPublishAsync(IBus bus, string id)
    {
        try
        {
            await bus.PublishAsync(Queue.Events, [new(id, new byte[10])], TestContext.Current.CancellationToken);
            return true;
        }
        catch (BusUnavailableException)
        {
            return false;
        }
    }

    private static IHost Build(TempFolder folder, Action<IServiceCollection> add, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(_ => LocalDatabase.Open(folder.Path)).AddLocalBus(folder.Path);
        add(builder.Services);
        return builder.Build();
    }
}
