using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Bus;
using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Ingest.Support;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Ingest.Affiliate;

/// <summary>Postbacks as they come over the wire to the local host.</summary>
public sealed class PostbackOverHttpTests : IAsyncDisposable
{
    private const string Address = "/api/webhooks/affiliate/net";

    private readonly HostLog _log = new();
    private readonly RecordingBus _bus = new();
    private ServedHost? _host;

    [Fact]
    public async Task A_network_calls_an_address_or_posts_a_form()
    {
        using var client = await ServeAsync();

        var called = await client.GetAsync($"{Address}?token={Pb.Token}&cid=8a7c1f&tid=ord%2F1&payout=12.50&currency=USD&status=1", Cancelled);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = Pb.Token, ["cid"] = "8a7c1f", ["tid"] = "ord 2", ["payout"] = "3" });
        var posted = await client.PostAsync(Address, form, Cancelled);

        (called.StatusCode, posted.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        _bus.Events.Select(Told.Of).ShouldBe(
            ["conversion ord/1 Approved click 8a7c1f 12.50 USD", "conversion ord 2 Approved click 8a7c1f 3"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_token_is_in_no_line_of_the_log_and_in_no_row()
    {
        using var client = await ServeAsync();

        var unknown = await client.GetAsync($"{Address}?token={Pb.Token}&tid=t&status=won", Cancelled);
        using var form = new StringContent($"tid=t&status=won&token={Pb.Token}", Encoding.UTF8, "application/x-www-form-urlencoded");
        var posted = await client.PostAsync(Address, form, Cancelled);
        var refused = await client.GetAsync($"{Address}?token={Pb.Token}x&tid=t", Cancelled);

        (unknown.StatusCode, posted.StatusCode, refused.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized));
        _log.Lines.ShouldContain(line => line.Contains("quarantine", StringComparison.Ordinal));
        _log.Lines.ShouldAllBe(line => !line.Contains(Pb.Token, StringComparison.Ordinal));
        (await refused.Content.ReadAsStringAsync(Cancelled)).ShouldNotContain(Pb.Token);
        var rows = await _host!.Services.GetRequiredService<IStore>().RangeAsync(Tables.Quarantine, "net", cancellationToken: Cancelled).ToListAsync(Cancelled);
        rows.Count.ShouldBe(2);
        rows.ShouldAllBe(row => (row.Query == null || !row.Query.Values.Contains(Pb.Token))
            && !Encoding.UTF8.GetString(row.Body).Contains(Pb.Token, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _log.Dispose();
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private async Task<HttpClient> ServeAsync()
    {
        _host = await ServedHost.StartAsync(
            folder => ServedHost.Connect(folder, "net", Source.Affiliate, Pb.Token),
            services => services.AddSingleton<IBus>(_bus).AddSingleton<ILoggerProvider>(_log));
        return _host.NewClient();
    }
}
