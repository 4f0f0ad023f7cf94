using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Local.Data;
using Pipeline.Local.Hosting;
using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Local;

/// <summary>The host is killed while it ingests; clients send again what was not answered 2xx. Every event counts exactly once.</summary>
public sealed class KilledHostTests
{
    private const int Count = 20_000;
    private const int Clients = 32;
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(32);
    private static readonly DateTimeOffset FirstAt = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()).AddDays(-2);

    [Fact]
    public async Task Every_event_counts_once_when_the_host_is_killed_twice_while_it_ingests()
    {
        using var folder = TempFolder.Create();
        Configure(folder.Path);
        var port = Ports.Free();
        using var client = new HttpClient { BaseAddress = new($"http://localhost:{port}") };
        var waiting = new ConcurrentQueue<int>(Enumerable.Range(0, Count));
        var accepted = 0;

        await using (var first = await LocalProcess.ServeAsync(folder.Path, port, Cancellation))
            await SendUntilAsync(client, waiting, () => Interlocked.Increment(ref accepted) >= Count / 5, first.Kill);
        await using (var second = await LocalProcess.ServeAsync(folder.Path, port, Cancellation))
            await SendUntilAsync(client, waiting, () => Interlocked.Increment(ref accepted) >= Count / 2, second.Kill);
        await using (await LocalProcess.ServeAsync(folder.Path, port, Cancellation))
        {
            await SendUntilAsync(client, waiting, () => Interlocked.Increment(ref accepted) >= Count, () => { });
            await Eventually.TrueAsync(async () => await RecordedAsync(folder.Path) == Count, TimeSpan.FromMinutes(2));
        }

        (await RecordedAsync(folder.Path)).ShouldBe(Count);
        (await CountedAsync(folder.Path)).ShouldBe(Count);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static void Configure(string folder) => LocalFolder.Open(folder).Change(settings =>
        settings["Ingest"]!["Connections"]!["crm"] = new JsonObject
        {
            ["Source"] = "internal",
            ["Community"] = "club",
            ["Secrets"] = new JsonArray("whsec_" + Convert.ToBase64String(Secret)),
        });

    /// <summary>Sends what waits with many clients at once; what is not answered 2xx waits again. The last act kills the host, or nobody.</summary>
    private static async Task SendUntilAsync(HttpClient client, ConcurrentQueue<int> waiting, Func<bool> isEnough, Action last)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested && waiting.TryDequeue(out var number))
            {
                if (!await SendAsync(client, number))
                    waiting.Enqueue(number);
                else if (isEnough() && !enough.IsCancellationRequested)
                {
                    last();
                    await enough.CancelAsync();
                }
            }
        })));
    }

    private static async Task<bool> SendAsync(HttpClient client, int number)
    {
        var at = FirstAt.AddSeconds(number).ToString("O", CultureInfo.InvariantCulture);
        var body = $$$"""{"type":"message.posted","at":"{{{at}}}","data":{"channel":"general","message":"{{{number}}}","author":{"id":"u{{{number % 300}}}"},"text":"this is message number {{{number}}}"}}""";
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var signature = HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes($"msg-{number}.{time}.{body}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webhooks/internal/crm") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("webhook-id", $"msg-{number}");
        request.Headers.Add("webhook-timestamp", $"{time}");
        request.Headers.Add("webhook-signature", "v1," + Convert.ToBase64String(signature));
        try
        {
            using var answer = await client.SendAsync(request, Cancellation);
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<int> RecordedAsync(string folder)
    {
        using var database = LocalDatabase.OpenToRead(folder);
        return await new SqliteStore(database).RangeAsync(Tables.Messages, "club|general", cancellationToken: Cancellation).CountAsync(Cancellation);
    }

    private static async Task<int> CountedAsync(string folder)
    {
        await using var services = LocalServices.Build(new(LocalFolder.Open(folder)));
        await services.GetRequiredService<Pipeline.Local.Import.CloseNow>().RunAsync([new CommunityId("club")], from: null, progress: null, Cancellation);
        var rows = await services.GetRequiredService<IStore>().RangeAsync(Tables.Metrics, "club", cancellationToken: Cancellation).ToListAsync(Cancellation);
        return rows.Where(row => row.Platform is null).Sum(row => row.Messages);
    }
}
