using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Relay;
using Pipeline.Tests.Ingest.Support;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Relay.Support;

/// <summary>A relay between a made-up Discord and a made-up ingestion, whose clock the test turns.</summary>
internal sealed class RelayRun : IAsyncDisposable
{
    private readonly TempFolder _folder = TempFolder.Create();
    private CancellationTokenSource _stop = new();

    private RelayRun(FakeDiscord discord, FakeIngest ingest, FakeTimeProvider clock)
    {
        (Discord, Ingest, Clock) = (discord, ingest, clock);
        Options = new()
        {
            BotToken = FakeDiscord.Token,
            IngestUrl = ingest.Url,
            Secret = Own.Secret,
            BufferFolder = _folder.Path,
            ApiUrl = discord.Api,
        };
    }

    public FakeDiscord Discord { get; }

    public FakeIngest Ingest { get; }

    public FakeTimeProvider Clock { get; }

    public RelayLog Log { get; } = new();

    public RelayOptions Options { get; }

    /// <summary>What the relay ended with.</summary>
    public Task<string?> Ended { get; private set; } = Task.FromResult<string?>(null);

    public static async Task<RelayRun> StartAsync(Action<RelayRun>? change = null)
    {
        var clock = new FakeTimeProvider(IngestStage.Now);
        var run = new RelayRun(await FakeDiscord.StartAsync(), await FakeIngest.StartAsync(clock), clock);
        change?.Invoke(run);
        run.Listen();
        return run;
    }

    /// <summary>Starts, also once more after <see cref="StopAsync"/>.</summary>
    public void Listen() => Ended = Task.Run(() => new RelayLoop(Microsoft.Extensions.Options.Options.Create(Options), Clock, Log).RunAsync(_stop.Token));

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Ended;
        _stop.Dispose();
        _stop = new();
    }

    /// <summary>Lets the relay's time pass, second by second, until it has done what is waited for.</summary>
    public async Task<T> PassUntilAsync<T>(Task<T> done)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        var began = TimeProvider.System.GetTimestamp();
        while (!done.IsCompleted)
        {
            if (TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(30))
                throw new TimeoutException("The relay did not do it: " + string.Join(" | ", Log.Lines.TakeLast(5)));
            await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        return await done;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await ((Task)Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        await Discord.DisposeAsync();
        await Ingest.DisposeAsync();
        _folder.Dispose();
    }
}
