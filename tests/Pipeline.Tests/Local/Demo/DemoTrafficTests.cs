using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Api;
using Pipeline.Local.Demo;
using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Local.Demo;

public sealed class DemoTrafficTests
{
    private static readonly DemoDelivery[] Few = [.. Plays.Play("harrowgull").Deliveries().Take(60)];
    private static readonly DemoTrafficOptions InOrder = new()
    {
        Disorder = new() { Near = 0, LateShare = 0, TwiceShare = 0 },
        Pause = TimeSpan.Zero,
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_that_is_sent_late_twice_and_out_of_order_arrives_once_in_effect()
    {
        var secrets = DemoCommunities.All.SelectMany(one => one.Connections).ToDictionary(one => one.Id, one => one.NewSecret());
        await using var stage = IngestStage.With([.. Settings(secrets)]);
        await using var host = await TestHost.StartAsync(app => app.MapWebhooks(stage.Webhook, stage.Clock));
        using var http = new HttpClient();
        var deliveries = DemoCommunities.All.SelectMany(one => Plays.Play(one.Id.Value, liveDays: 2).Deliveries()).ToList();
        var expected = Plays.Read(deliveries).Select(Plays.Json).ToHashSet();

        var result = await new DemoTraffic(http, stage.Clock, new()).SendAsync(deliveries, host.Address, id => secrets[id], null, Stop);

        result.Refused.ShouldBeEmpty();
        result.Accepted.ShouldBeGreaterThan(deliveries.Count);
        var arrived = stage.Bus.Events.ToList();
        arrived.Count.ShouldBe(expected.Count);
        arrived.Where(happened => happened is not PollAnswered).ShouldAllBe(happened => expected.Contains(Plays.Json(happened)));
        (await stage.QuarantinedAsync("harrowgull-telegram")).ShouldBeEmpty();
        (await stage.QuarantinedAsync("harrowgull-platform")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_host_that_is_busy_gets_every_delivery_again()
    {
        var tried = new ConcurrentDictionary<string, int>();
        await using var host = await TestHost.StartAsync(app => app.Map("{**path}", async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, Stop);
            var isFirst = tried.AddOrUpdate(Convert.ToBase64String(body.ToArray()), 1, (_, times) => times + 1) == 1;
            context.Response.StatusCode = isFirst ? 503 : 200;
            context.Response.Headers.RetryAfter = isFirst ? "0" : default;
        }));
        using var http = new HttpClient();
        var last = new DemoTrafficProgress();

        var traffic = new DemoTraffic(http, TimeProvider.System, InOrder);

        var result = await traffic.SendAsync(Few, host.Address, Secret, new Latest(one => last = one), Stop);

        (result.Accepted, result.Refused.Count).ShouldBe((Few.Length, 0));
        tried.Values.ShouldAllBe(times => times == 2);
        last.Sent.ShouldBe(Few.Length);
        last.Waits.ShouldBe(Few.Length);
    }

    [Fact]
    public async Task A_host_that_stays_busy_is_left_after_so_many_attempts_and_a_refusal_at_once()
    {
        var tried = 0;
        await using var host = await TestHost.StartAsync(app => app.Map("{**path}", context =>
        {
            context.Response.StatusCode = Interlocked.Increment(ref tried) <= 1 ? 401 : 503;
            return Task.CompletedTask;
        }));
        using var http = new HttpClient();
        var options = InOrder with { Connections = 1, Attempts = 3 };

        var result = await new DemoTraffic(http, TimeProvider.System, options).SendAsync(Few[..3], host.Address, Secret, null, Stop);

        result.Accepted.ShouldBe(0);
        result.Refused[HttpStatusCode.Unauthorized].ShouldBe(1);
        result.Refused[HttpStatusCode.ServiceUnavailable].ShouldBe(2);
        tried.ShouldBe(1 + (2 * 3));
    }

    [Fact]
    public async Task The_next_attempt_waits_as_long_as_the_host_asked()
    {
        var clock = new FakeTimeProvider(Plays.Now);
        var times = new ConcurrentQueue<DateTimeOffset>();
        await using var host = await TestHost.StartAsync(app => app.Map("{**path}", context =>
        {
            times.Enqueue(clock.GetUtcNow());
            context.Response.StatusCode = times.Count == 1 ? 503 : 200;
            context.Response.Headers.RetryAfter = "7";
            return Task.CompletedTask;
        }));
        using var http = new HttpClient();

        var sending = new DemoTraffic(http, clock, InOrder).SendAsync(Few[..1], host.Address, Secret, null, Stop);
        while (!sending.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        (await sending).Accepted.ShouldBe(1);
        (times.Last() - times.First()).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task As_many_deliveries_as_allowed_are_under_way_at_once_and_no_more()
    {
        const int Allowed = 4;
        var (now, most) = (0, 0);
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await TestHost.StartAsync(app => app.Map("{**path}", async context =>
        {
            var current = Interlocked.Increment(ref now);
            InterlockedMax(ref most, current);
            if (current == Allowed)
                full.TrySetResult();
            await full.Task.WaitAsync(context.RequestAborted);
            Interlocked.Decrement(ref now);
        }));
        using var http = new HttpClient();

        var traffic = new DemoTraffic(http, TimeProvider.System, InOrder with { Connections = Allowed });

        var result = await traffic.SendAsync(Few, host.Address, Secret, null, Stop);

        result.Accepted.ShouldBe(Few.Length);
        most.ShouldBe(Allowed);
    }

    private static string Secret(ConnectionId connection) => "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }

    private static IEnumerable<(string, string)> Settings(Dictionary<ConnectionId, string> secrets)
    {
        foreach (var connection in DemoCommunities.All.SelectMany(one => one.Connections))
        {
            var options = connection.ToOptions(secrets[connection.Id]);
            yield return ($"{connection.Id}:Source", options.Source!);
            yield return ($"{connection.Id}:Community", options.Community!);
            yield return ($"{connection.Id}:Secrets:0", options.Secrets[0]);
            foreach (var (name, value) in options.Settings)
                yield return ($"{connection.Id}:Settings:{name}", value);
        }
    }

    private sealed class Latest(Action<DemoTrafficProgress> report) : IProgress<DemoTrafficProgress>
    {
        private DemoTrafficProgress _latest;

        public void Report(DemoTrafficProgress value)
        {
            lock (report)
            {
                if (value.Sent < _latest.Sent)
                    return;
                report(_latest = value);
            }
        }
    }
}
