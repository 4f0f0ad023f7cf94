using Pipeline.Bus;
using Pipeline.Local.CommandLine;
using Pipeline.Local.Hosting;
using Pipeline.Local.Import;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Local.Demo;

/// <summary>The demo's steps on a host that is running: everything goes the way it would go in life.</summary>
internal sealed class DemoRun
{
    private readonly WebApplication _app;
    private readonly IReadOnlyDictionary<ConnectionId, string> _secrets;
    private readonly List<DemoPlay> _plays;
    private readonly TimeProvider _clock;

    public DemoRun(WebApplication app, IReadOnlyDictionary<ConnectionId, string> secrets, int liveDays)
    {
        (_app, _secrets) = (app, secrets);
        _clock = app.Services.GetRequiredService<TimeProvider>();
        var (key, now) = (app.Services.GetRequiredService<MemberKey>(), _clock.GetUtcNow());
        _plays = [.. DemoCommunities.All.Select(community => new DemoPlay(community, key, now, liveDays))];
    }

    /// <summary>What was planted in each community.</summary>
    public IEnumerable<DemoStory> Stories => _plays.Select(play => play.Story());

    public async Task TellHistoryAsync(CancellationToken cancellationToken)
    {
        var directory = _app.Services.GetRequiredService<CommunityDirectory>();
        foreach (var community in DemoCommunities.All)
            await directory.SetAsync(community.ToCommunity(), cancellationToken);

        var import = _app.Services.GetRequiredService<ImportHistory>();
        await LongWork.RunAsync(
            "Half a year of history",
            async (report, token) =>
            {
                var done = 0L;
                foreach (var play in _plays)
                {
                    var before = done;
                    var progress = new DirectProgress<ImportProgress>(now => report(0, $"{before + now.Events:N0} events"));
                    done += (await import.RunAsync(play.HistoryAsync(), progress, token)).Events;
                }

                return done;
            },
            cancellationToken);
        await CloseDaysAsync(cancellationToken);
    }

    public async Task SendLiveDaysAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var traffic = new DemoTraffic(http, _clock, new());
        foreach (var play in _plays)
        {
            var deliveries = play.Deliveries().ToList();
            var result = await LongWork.RunAsync(
                $"Webhooks of {deliveries[0].Connection.Community}",
                (report, token) => traffic.SendAsync(
                    deliveries, LocalHost.AddressOf(_app), id => _secrets[id],
                    new DirectProgress<DemoTrafficProgress>(now => report((double)now.Sent / deliveries.Count, $"{now.Sent:N0} sent")), token),
                cancellationToken);
            if (result.Refused.Count > 0)
                throw new InvalidDataException($"The host refused deliveries: {string.Join(", ", result.Refused.Select(refused => $"{refused.Value} with {(int)refused.Key}"))}.");
        }

        await QuietAsync(cancellationToken);
    }

    public Task CloseDaysAsync(CancellationToken cancellationToken) => LongWork.RunAsync(
        "Closing days",
        (_, token) => _app.Services.GetRequiredService<CloseNow>().RunAsync([.. DemoCommunities.All.Select(community => community.Id)], from: null, progress: null, token),
        cancellationToken);

    // What was accepted is on the queue; the numbers are complete when it has been through the stage.
    private async Task QuietAsync(CancellationToken cancellationToken)
    {
        var control = _app.Services.GetRequiredService<IQueueControl>();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100), _clock);
        while (await control.DepthAsync(Queue.Events, cancellationToken) is not { WaitingCount: 0, LeasedCount: 0, ScheduledCount: 0 })
            await timer.WaitForNextTickAsync(cancellationToken);
    }
}
