using Pipeline.Benchmarks.Rollup;
using Pipeline.Model;
using Pipeline.Rollup;
using Pipeline.Store;

namespace Pipeline.Benchmarks.Scale;

/// <summary>Made-up communities in a store, as recording them would leave it.</summary>
internal sealed class MadeUpStore(IStore store, RollupScale scale)
{
    private const int AtOnce = 20_000;

    public IReadOnlyList<CommunityId> Ids { get; } = [.. Enumerable.Range(0, scale.Communities).Select(MadeUpCommunity.IdOf)];

    /// <summary>Puts the settings and members, and the first days as sheets; the days after them as facts.</summary>
    /// <param name="sheetDays">Days that were rolled up before, so far as sheets go.</param>
    /// <returns>How many facts there are as rows.</returns>
    public async Task<long> FillAsync(int sheetDays, CancellationToken cancellationToken)
    {
        var count = 0L;
        await Parallel.ForAsync(0, scale.Communities, cancellationToken, async (place, cancellation) =>
        {
            var community = new MadeUpCommunity(place, scale);
            await store.PutAsync(Tables.Communities, [community.Settings], cancellation);
            await store.PutAsync(Tables.Members, community.Members, cancellation);
            await PutSheetsAsync(community, sheetDays, cancellation);
            Interlocked.Add(ref count, await PutFactsAsync(community, sheetDays, scale.Days, cancellation));
        });
        return count;
    }

    private async Task PutSheetsAsync(MadeUpCommunity community, int days, CancellationToken cancellationToken)
    {
        var sheets = new List<DaySheets>();
        for (var day = 0; day < days; day++)
        {
            var builder = new SheetBuilder(community.Settings.Id, MadeUpCommunity.FirstDay.AddDays(day), MadeUpCommunity.Zone);
            foreach (var fact in community.Facts(day))
                builder.Add(fact);
            sheets.Add(builder.Build());
        }

        await store.PutAsync(Tables.Days, [.. sheets.SelectMany(day => day.Activity)], cancellationToken);
        await store.PutAsync(Tables.Interactions, [.. sheets.SelectMany(day => day.Interactions)], cancellationToken);
        if (days > 0)
            await MarkAsync(community, days - 1, cancellationToken);
    }

    private async Task<long> PutFactsAsync(MadeUpCommunity community, int from, int until, CancellationToken cancellationToken)
    {
        var (count, waiting) = (0L, new List<ActivityFact>());
        for (var day = from; day < until; day++)
        {
            waiting.AddRange(community.Facts(day));
            if (waiting.Count < AtOnce && day < until - 1)
                continue;

            await store.JoinAsync(Tables.Activity, waiting, cancellationToken);
            count += waiting.Count;
            waiting.Clear();
        }

        if (from < until)
            await MarkAsync(community, until - 1, cancellationToken);
        return count;
    }

    private Task MarkAsync(MadeUpCommunity community, int day, CancellationToken cancellationToken) =>
        store.PutAsync(Tables.Marks, [new DayMark(community.Settings.Id, MadeUpCommunity.FirstDay.AddDays(day), $"{day}")], cancellationToken);
}
