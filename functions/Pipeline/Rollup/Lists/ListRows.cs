using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Rollup.Lists;

/// <summary>A community's lists as stored. What changes is written in one transaction; what stands is left alone.</summary>
internal sealed class ListRows(IStore store, CommunityId community, CommunityHistory history)
{
    private readonly Dictionary<RowKey, ListEntry> _standing = [];
    private readonly FactsBehind _facts = new(store, community, history);

    /// <returns>How many rows changed.</returns>
    public async Task<int> WriteAsync(IReadOnlyList<DraftList> lists, DateOnly asOf, CancellationToken cancellationToken)
    {
        await foreach (var row in store.RangeAsync(Tables.Lists, community.Value, cancellationToken: cancellationToken))
        {
            _standing[Tables.Lists.Key(row)] = row;
            _facts.Know((row.Reasons ?? []).SelectMany(reason => reason.Behind));
            _facts.Know(row.About is { } about ? [about] : []);
        }

        var changed = new List<ListEntry>();
        foreach (var list in lists)
            changed.AddRange((await RowsAsync(list, asOf, cancellationToken)).Where(IsChanged));
        await store.PutAsync(Tables.Lists, changed, cancellationToken);
        return changed.Count;
    }

    private bool IsChanged(ListEntry row) =>
        _standing.TryGetValue(Tables.Lists.Key(row), out var known) ? RowOrder.Compare(known, row, Tables.Lists.Json) != 0 : row.Rank == 0 || !row.IsEmpty;

    private async Task<IReadOnlyList<ListEntry>> RowsAsync(DraftList list, DateOnly asOf, CancellationToken cancellationToken)
    {
        var rows = new List<ListEntry> { Empty(list.Name, 0) with { AsOf = asOf, Total = list.Total } };
        foreach (var draft in list.Drafts)
            rows.Add(await RowAsync(Empty(list.Name, rows.Count), draft, cancellationToken));
        while (rows.Count <= CommunityLists.Places(list.Name))
            rows.Add(Empty(list.Name, rows.Count));
        return rows;
    }

    private async Task<ListEntry> RowAsync(ListEntry place, Draft draft, CancellationToken cancellationToken)
    {
        var reasons = new List<ListReason>(draft.Reasons.Count);
        foreach (var reason in draft.Reasons)
        {
            reasons.Add(new(
                reason.Name, reason.Says, Rounded(reason.Points), reason.Most, await _facts.FindAsync(reason.Behind, cancellationToken)));
        }

        return place with
        {
            Member = history.Members.MemberOf(draft.Member),
            Score = Rounded(draft.Score),
            Level = draft.Level,
            Suggestion = draft.Suggestion,
            About = draft.About is { } about ? await _facts.FindAsync(about, cancellationToken) : null,
            Reasons = reasons,
        };
    }

    private ListEntry Empty(ListName list, int rank) => new() { Community = community, List = list, Rank = rank };

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, 1, MidpointRounding.AwayFromZero) : null;
}
