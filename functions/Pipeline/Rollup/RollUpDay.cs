using Microsoft.Extensions.Logging;
using Pipeline.Model;
using Pipeline.Rollup.Definitions;
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
    // How long before a change a number may lie that depends on it: D90 of a cohort, and the hour a long day adds.
    private const int LongestWindow = 93;

    public async Task<RolledUp> HandleAsync(RollupDue due, CancellationToken cancellationToken)
    {
        var community = await communities.GetAsync(due.Community, cancellationToken);
        var run = await BeginAsync(due, cancellationToken);
        var ledger = await Ledger.OpenAsync(store, community, cancellationToken);
        var days = run.Days(ledger);
        await ledger.RebuildAsync(days, cancellationToken);

        var history = CommunityHistory.Of(ledger.Sheets, await RosterAsync(community, cancellationToken), run.Through, community.Zone);
        var (metrics, cohorts) = Numbers.Of(community.Id, history);
        var from = run.FirstChange(days)?.AddDays(-LongestWindow);
        var rows = await WriteMetricsAsync(community.Id, metrics, from, cancellationToken)
            + await WriteCohortsAsync(community.Id, cohorts, cancellationToken);

        await EndAsync(run, days, ledger.LastDay(run.Through), cancellationToken);
        LogRolledUp(community.Id, run.Through, days.Count, rows);
        return new(community.Id, run.Through, days.Count, rows);
    }

    private async Task<Run> BeginAsync(RollupDue due, CancellationToken cancellationToken)
    {
        var (id, now) = (Guid.NewGuid().ToString("N"), clock.GetUtcNow());
        var marks = new List<DayMark>();
        await foreach (var mark in store.RangeAsync(Tables.Marks, due.Community.Value, cancellationToken: cancellationToken))
            marks.Add(mark);

        // The marks are read before the claim is laid down and the facts after it, so a fact is either seen here or marked anew.
        var key = Tables.RollupKey(due.Community);
        var head = await store.UpdateAsync(
            Tables.Rollups, key,
            current => (current ?? new() { Community = due.Community }).Begin(id, [.. marks.Select(mark => mark.Day)], now), cancellationToken);
        return new(id, now, due, head!, marks);
    }

    private async Task<MemberRoster> RosterAsync(Community community, CancellationToken cancellationToken)
    {
        var roster = new MemberRoster();
        foreach (var staff in community.Staff)
            roster.Exclude(staff);
        await foreach (var member in store.RangeAsync(Tables.Members, community.Id.Value, cancellationToken: cancellationToken))
        {
            if (member.IsBot)
                roster.Exclude(member.Member);
            else if (member.StaffChanges is { } changes)
                roster.Exclude(member.Member, changes);
        }

        return roster;
    }

    private Task<int> WriteMetricsAsync(
        CommunityId community, IReadOnlyList<Metric> computed, DateOnly? from, CancellationToken cancellationToken)
    {
        var first = from ?? DateOnly.MinValue;
        var stored = store.RangeAsync(Tables.Metrics, community.Value, KeyText.Day(first), cancellationToken: cancellationToken);
        return WriteChangesAsync(Tables.Metrics, [.. computed.Where(row => row.Day >= first)], stored, cancellationToken);
    }

    private Task<int> WriteCohortsAsync(CommunityId community, IReadOnlyList<Cohort> computed, CancellationToken cancellationToken) =>
        WriteChangesAsync(
            Tables.Cohorts, computed, store.RangeAsync(Tables.Cohorts, community.Value, cancellationToken: cancellationToken), cancellationToken);

    private async Task<int> WriteChangesAsync<T>(
        Table<T> table, IReadOnlyList<T> computed, IAsyncEnumerable<T> stored, CancellationToken cancellationToken) where T : class
    {
        var standing = new Dictionary<RowKey, T>();
        await foreach (var row in stored)
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

    private async Task EndAsync(Run run, IReadOnlyCollection<DateOnly> days, DateOnly? lastFactDay, CancellationToken cancellationToken)
    {
        var overlapped = false;
        var now = clock.GetUtcNow();
        await store.UpdateAsync(
            Tables.Rollups, Tables.RollupKey(run.Due.Community),
            current =>
            {
                overlapped = current!.HasOverlapped(run.Id, now);
                return current.End(run.Id, run.Through, lastFactDay, run.Began);
            },
            cancellationToken);

        // Another roll-up may have written over these sheets what it had read before a fact came: the days are made anew next time.
        if (overlapped)
        {
            LogOverlapped(run.Due.Community);
            var token = $"{KeyText.Time(now)}{run.Id}";
            await store.PutAsync(Tables.Marks, [.. days.Select(day => new DayMark(run.Due.Community, day, token))], cancellationToken);
            return;
        }

        await Task.WhenAll(run.Marks
            .Where(mark => mark.Day <= run.Through)
            .Select(mark => store.DeleteIfUnchangedAsync(Tables.Marks, mark, cancellationToken)));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Community} is closed through {Through}: {Days} days made anew, {Rows} rows changed")]
    private partial void LogRolledUp(CommunityId community, DateOnly through, int days, int rows);

    [LoggerMessage(Level = LogLevel.Information, Message = "Two roll-ups of {Community} overlapped; its days stay marked")]
    private partial void LogOverlapped(CommunityId community);

    private sealed record Run(string Id, DateTimeOffset Began, RollupDue Due, RollupHead Head, IReadOnlyList<DayMark> Marks)
    {
        // A message that was overtaken must not take back what is closed.
        public DateOnly Through { get; } = Head.ClosedThrough > Due.Through ? Head.ClosedThrough.Value : Due.Through;

        public SortedSet<DateOnly> Days(Ledger ledger)
        {
            var days = Marks.Select(mark => mark.Day).Concat(Head.AbandonedDays(Began));
            if (Due.From is { } from)
                days = days.Concat(ledger.Sheets.Select(sheet => sheet.Day).Where(day => day >= from));
            return [.. days.Where(day => day <= Through)];
        }

        /// <summary>The first day whose numbers may differ; null when all may.</summary>
        public DateOnly? FirstChange(SortedSet<DateOnly> days)
        {
            var first = Due.From;
            if (days.Count > 0 && !(first < days.Min))
                first = days.Min;
            return Head.ClosedThrough?.AddDays(1) is { } next ? (first < next ? first : next) : null;
        }
    }
}
