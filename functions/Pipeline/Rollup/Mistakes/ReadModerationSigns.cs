using Pipeline.Model;
using Pipeline.Rollup.Lists;
using Pipeline.Store;

namespace Pipeline.Rollup.Mistakes;

/// <summary>Reads what moderation saw and did within the time that mistakes look back.</summary>
internal sealed class ReadModerationSigns(IStore store, Community community)
{
    // The longest any mistake looks back, from the first day that is looked at anew.
    private const int Days = Episodes.Days + Signs.Week + Signs.Month;

    // How far back it matters how long a message was to be seen; each costs a look.
    private const int DaysVisible = Episodes.Days + Signs.Week;

    public async Task<ModerationSigns> HandleAsync(ListInput input, IEnumerable<DaySheet> interactions, CancellationToken cancellationToken)
    {
        var until = new DateTimeOffset(input.End, TimeSpan.Zero);
        var from = until.AddDays(-Days - 1);
        var verdicts = await MonthsAsync(Tables.Verdicts, from, until, cancellationToken);
        return new()
        {
            Community = community,
            Verdicts = verdicts,
            Acts = await MonthsAsync(Tables.Enforcements, from, until, cancellationToken),
            Strikes = await ReadAsync(Tables.Strikes, cancellationToken),
            Offers = await ReadAsync(Tables.Clicks, cancellationToken),
            Spent = (await ReadAsync(Tables.Budgets, cancellationToken)).FirstOrDefault(),
            GoneAt = await GoneAtAsync(verdicts.Where(verdict => verdict.TextAt >= until.AddDays(-DaysVisible)), cancellationToken),
            Channels = interactions.Where(sheet => sheet is { Part: 0, Channels: not null }).ToDictionary(sheet => sheet.Day, sheet => sheet.Channels!),
        };
    }

    private ValueTask<List<T>> ReadAsync<T>(Table<T> table, CancellationToken cancellationToken) where T : class =>
        store.RangeAsync(table, community.Id.Value, cancellationToken: cancellationToken).ToListAsync(cancellationToken);

    // Newest first in each month, so a month is read up to the beginning.
    private async Task<List<T>> MonthsAsync<T>(Table<T> table, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) where T : class
    {
        var rows = new List<T>();
        for (var month = new DateTimeOffset(until.Year, until.Month, 1, 0, 0, 0, TimeSpan.Zero); Tables.IsMonthSince(month, from); month = month.AddMonths(-1))
        {
            await foreach (var row in store.RangeAsync(
                table, Tables.MonthPartition(community.Id, month), until: KeyText.ReverseTime(from), cancellationToken: cancellationToken))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private async Task<Dictionary<(ChannelId, MessageId), DateTimeOffset?>> GoneAtAsync(IEnumerable<Verdict> verdicts, CancellationToken cancellationToken)
    {
        List<RowKey> keys =
        [
            .. verdicts.Where(verdict => verdict.Severity >= Outcome.Removed)
                .Select(verdict => Tables.MessageKey(community.Id, verdict.Channel, verdict.Message)).Distinct(),
        ];
        var gone = new Dictionary<(ChannelId, MessageId), DateTimeOffset?>();
        foreach (var message in (await store.FindManyAsync(Tables.Messages, keys, cancellationToken)).OfType<MessageState>())
            gone[(message.Channel, message.Message)] = message.IsWithdrawn ? Earliest(message.DeletedAt, message.RemovedAt) : null;
        return gone;
    }

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) => one is null ? other : other is null || one <= other ? one : other;
}
