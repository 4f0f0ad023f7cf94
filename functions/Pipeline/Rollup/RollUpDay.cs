using Microsoft.Extensions.Logging;
using Pipeline.Model;
using Pipeline.Rollup.Definitions;
using Pipeline.Rollup.Interactions;
using Pipeline.Rollup.Lists;
using Pipeline.Store;

namespace Pipeline.Rollup;

/// <summary>What a roll-up did.</summary>
/// <param name="Days">Days whose sheets were made anew from their facts.</param>
/// <param name="Rows">Rows of numbers that were written because they changed.</param>
public sealed record RolledUp(CommunityId Community, DateOnly Through, int Days, int Rows);

/// <summary>
/// Roll up, the stage behind the queue of rollups: makes the sheets of changed days anew from their facts, computes every number from
/// the sheets, and writes the rows that differ. Doing it again writes nothing; doing it twice at once ends with the same rows.
/// </summary>
public sealed partial class RollUpDay(IStore store, CommunityDirectory communities, TimeProvider clock, ILogger<RollUpDay> logger)
{
    public async Task<RolledUp> HandleAsync(RollupDue due, CancellationToken cancellationToken)
    {
        var community = await communities.GetAsync(due.Community, cancellationToken);
        var run = await BeginAsync(due, cancellationToken);
        var ledger = await Ledger.OpenAsync(store, community, cancellationToken);
        await ledger.RebuildAsync(run.Days, cancellationToken);
        ThrowIfGivenUp(run);
        await ledger.SaveAsync(cancellationToken);

        var history = CommunityHistory.Of(ledger.Activity, await store.RosterAsync(community, cancellationToken), run.Through, community.Zone);
        var (metrics, cohorts) = Numbers.Of(community.Id, history);
        var interactions = CommunityInteractions.Of(ledger.Interactions, history);
        var conversions = await store.RangeAsync(Tables.Conversions, community.Id.Value, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        var periods = PeriodNumbers.Of(community.Id, history, interactions, Earnings.Of(conversions, history, community.Zone));
        var rows = await WriteChangesAsync(Tables.Metrics, community.Id, metrics, cancellationToken)
            + await WriteChangesAsync(Tables.Periods, community.Id, periods, cancellationToken)
            + await WriteChangesAsync(Tables.Cohorts, community.Id, cohorts, cancellationToken)
            + await new RollUpLists(store, community).HandleAsync(history, interactions, metrics, ledger, run.Through, cancellationToken);

        await EndAsync(run, ledger.LastDay(run.Through), cancellationToken);
        LogRolledUp(community.Id, run.Through, run.Days.Count, rows);
        return new(community.Id, run.Through, run.Days.Count, rows);
    }

    private async Task<Run> BeginAsync(RollupDue due, CancellationToken cancellationToken)
    {
        var (id, now) = (Guid.NewGuid().ToString("N"), clock.GetUtcNow());
        var marks = await store.MarksAsync(due.Community, cancellationToken).ToListAsync(cancellationToken);

        // The marks are read before the claim is laid down and the facts after it, so a fact is either seen here or marked anew.
        var key = Tables.RollupKey(due.Community);
        var head = await store.UpdateAsync(
            Tables.Rollups, key,
            current => (current ?? new() { Community = due.Community }).Begin(id, now), cancellationToken);
        return new(id, now, due, head!, marks);
    }

    // All rows are looked at, not only those that today's changes can have touched: a bot that is found out late, a second platform and a
    // new definition change numbers of any day.
    private async Task<int> WriteChangesAsync<T>(
        Table<T> table, CommunityId community, IReadOnlyList<T> computed, CancellationToken cancellationToken) where T : class
    {
        var standing = new Dictionary<RowKey, T>();
        await foreach (var row in store.RangeAsync(table, community.Value, cancellationToken: cancellationToken))
            standing[table.Key(row)] = row;

        var changed = new List<T>();
        foreach (var row in computed)
        {
            if (!standing.Remove(table.Key(row), out var known) || !known.Equals(row))
                changed.Add(row);
        }

        await store.PutAsync(table, changed, cancellationToken);
        await store.DeleteAsync(table, [.. standing.Keys], cancellationToken);
        return changed.Count + standing.Count;
    }

    private async Task EndAsync(Run run, DateOnly? lastFactDay, CancellationToken cancellationToken)
    {
        var overlapped = false;
        var now = clock.GetUtcNow();
        await store.UpdateAsync(
            Tables.Rollups, Tables.RollupKey(run.Due.Community),
            head =>
            {
                overlapped = head!.HasOverlapped(run.Id, now);
                return head.End(run.Id, run.Through, lastFactDay, run.Began);
            },
            cancellationToken);

        // The other may have written over what this one wrote, or the reverse, from what it had read before a fact came. So these days, and
        // the last one for the sake of the rows, are done again by whoever comes next.
        if (overlapped)
        {
            LogOverlapped(run.Due.Community);
            var token = $"{KeyText.Time(now)}{run.Id}";
            IEnumerable<DateOnly> days = [.. run.Days, run.Through];
            await store.PutAsync(Tables.Marks, [.. days.Distinct().Select(day => new DayMark(run.Due.Community, day, token))], cancellationToken);
            return;
        }

        await Task.WhenAll(run.Marks
            .Where(mark => mark.Day <= run.Through)
            .Select(mark => store.DeleteIfUnchangedAsync(Tables.Marks, mark, cancellationToken)));
    }

    // Others take a roll-up that has not ended in time for dead, and do not look out for what it still writes.
    private void ThrowIfGivenUp(Run run)
    {
        if (clock.GetUtcNow() - run.Began >= RollupHead.Patience)
            throw new TimeoutException($"A roll-up of {run.Due.Community} took longer than others wait for it; it starts anew.");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Community} is closed through {Through}: {Days} days made anew, {Rows} rows changed")]
    private partial void LogRolledUp(CommunityId community, DateOnly through, int days, int rows);

    [LoggerMessage(Level = LogLevel.Information, Message = "Two roll-ups of {Community} overlapped; its days stay marked")]
    private partial void LogOverlapped(CommunityId community);

    private sealed record Run(string Id, DateTimeOffset Began, RollupDue Due, RollupHead Head, IReadOnlyList<DayMark> Marks)
    {
        // A message that was overtaken must not take back what is closed.
        public DateOnly Through { get; } = Head.ClosedThrough > Due.Through ? Head.ClosedThrough.Value : Due.Through;

        /// <summary>What is made anew from its facts.</summary>
        public SortedSet<DateOnly> Days => field ??= [.. Changed().Where(day => day <= Through)];

        private IEnumerable<DateOnly> Changed()
        {
            var days = Marks.Select(mark => mark.Day);
            return Due.From is not { } from || from > Through
                ? days
                : days.Concat(Enumerable.Range(from.DayNumber, Through.DayNumber - from.DayNumber + 1).Select(DateOnly.FromDayNumber));
        }
    }
}
