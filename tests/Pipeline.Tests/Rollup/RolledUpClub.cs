using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Model;
using Pipeline.Rollup;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Rollup;

/// <summary>The stages over a store of their own, and what a test of the timer and its queue asks of them.</summary>
internal sealed class RolledUpClub : IAsyncDisposable
{
    private static readonly TimeSpan BetweenClosings = TimeSpan.FromMinutes(15);

    private readonly Stages _stages;

    public RolledUpClub(DateTimeOffset? now = null) => _stages = Stages.Create(now);

    public Stages Stages => _stages;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task RecordAsync(params CommunityEvent[] events) => _stages.RecordAsync(events);

    /// <summary>The timer, once; what it asked for.</summary>
    public async Task<IReadOnlyList<RollupDue>> CloseAsync()
    {
        await _stages.CloseDays.HandleAsync(Cancellation);
        return _stages.Rollups.TakeAll();
    }

    public async Task<IReadOnlyList<RolledUp>> CloseAndRollUpAsync()
    {
        var done = new List<RolledUp>();
        foreach (var due in await CloseAsync())
            done.Add(await RollUpAsync(due));
        return done;
    }

    public Task<RolledUp> RollUpAsync(RollupDue due) => _stages.RollUp.HandleAsync(due, Cancellation);

    public Task<RolledUp> RollUpAsync(RollupDue due, IStore store) =>
        new RollUpDay(store, _stages.Communities, _stages.Clock, NullLogger<RollUpDay>.Instance).HandleAsync(due, Cancellation);

    /// <summary>An hour of the timer and its queue: longer than anybody waits for a roll-up that died.</summary>
    public async Task PassAnHourAsync()
    {
        for (var i = 0; i < 4; i++)
        {
            _stages.Clock.Advance(BetweenClosings);
            await CloseAndRollUpAsync();
        }
    }

    public Task<IReadOnlyList<Metric>> MetricsAsync() => _stages.RowsAsync(Tables.Metrics, An.Club.Value);

    public Task<IReadOnlyList<DayMark>> MarksAsync() => _stages.RowsAsync(Tables.Marks, Shards.Of(An.Club));

    public async Task<RollupHead> HeadAsync() => (await _stages.Store.FindAsync(Tables.Rollups, Tables.RollupKey(An.Club), Cancellation))!;

    /// <summary>Sheets and numbers as stored, without how often they were written.</summary>
    public async Task<string> NumbersAsync()
    {
        var figures = new Figures(await MetricsAsync(), await _stages.RowsAsync(Tables.Cohorts, An.Club.Value));
        IEnumerable<DaySheet> sheets = [.. await _stages.RowsAsync(Tables.Days, An.Club.Value), .. await _stages.RowsAsync(Tables.Interactions, An.Club.Value)];
        return string.Join('\n', figures.Lines().Concat(sheets.Select(sheet => $"{sheet.Day:o} {sheet.Part} {sheet.Facts} {Convert.ToHexString(sheet.Entries)} {Convert.ToHexString(sheet.Evidence ?? [])}")));
    }

    public ValueTask DisposeAsync() => _stages.DisposeAsync();
}
