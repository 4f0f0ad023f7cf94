using Pipeline.Model;
using Pipeline.Rollup.Interactions;
using Pipeline.Rollup.Mistakes;
using Pipeline.Store;

namespace Pipeline.Rollup.Lists;

/// <summary>The part of a roll-up that says about whom and what somebody should do something, and which mistakes are made.</summary>
internal sealed class RollUpLists(IStore store, Community community)
{
    /// <returns>How many rows changed.</returns>
    public async Task<int> HandleAsync(
        CommunityHistory history, CommunityInteractions interactions, IEnumerable<Metric> metrics, Ledger ledger, DateOnly through, CancellationToken cancellationToken)
    {
        var facts = new FactsBehind(ledger.Interactions, history);
        var rows = new ListRows(store, community.Id, history.Members, facts);
        if (history.DayCount == 0)
            return await rows.WriteAsync(CommunityLists.Empty, through, cancellationToken);

        var input = new ListInput(
            history, interactions, await ReadAsync(Tables.Strikes, cancellationToken), await ReadAsync(Tables.Recognitions, cancellationToken));
        return await rows.WriteAsync(CommunityLists.Of(input), through, cancellationToken)
            + await new RollUpAlerts(store, community).HandleAsync(input, metrics, ledger.Interactions, facts, cancellationToken);
    }

    private ValueTask<List<T>> ReadAsync<T>(Table<T> table, CancellationToken cancellationToken) where T : class =>
        store.RangeAsync(table, community.Id.Value, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
}
