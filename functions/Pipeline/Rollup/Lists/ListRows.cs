using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Rollup.Lists;

/// <summary>A community's lists as stored. What changes is written in one transaction; what stands is left alone.</summary>
internal sealed class ListRows(IStore store, CommunityId community, MemberRoster members, FactsBehind facts)
{
    private readonly Dictionary<RowKey, ListEntry> _standing = [];

    /// <returns>How many rows changed.</returns>
    public async Task<int> WriteAsync(IReadOnlyList<DraftList> lists, DateOnly asOf, CancellationToken cancellationToken)
    {
        await foreach (var row in store.RangeAsync(Tables.Lists, community.Value, cancellationToken: cancellationToken))
            _standing[Tables.Lists.Key(row)] = row;

        var changed = lists.SelectMany(list => Rows(list, asOf)).Where(IsChanged).ToList();
        await store.PutAsync(Tables.Lists, changed, cancellationToken);
        return changed.Count;
    }

    private bool IsChanged(ListEntry row) =>
        _standing.TryGetValue(Tables.Lists.Key(row), out var known) ? RowOrder.Compare(known, row, Tables.Lists.Json) != 0 : row.Rank == 0 || !row.IsEmpty;

    private IEnumerable<ListEntry> Rows(DraftList list, DateOnly asOf) =>
    [
        Empty(list.Name, 0) with { AsOf = asOf, Total = list.Total },
        .. Enumerable.Range(1, CommunityLists.Places(list.Name))
            .Select(rank => rank <= list.Drafts.Count ? Row(Empty(list.Name, rank), list.Drafts[rank - 1]) : Empty(list.Name, rank)),
    ];

    private ListEntry Row(ListEntry place, Draft draft) => place with
    {
        Member = members.MemberOf(draft.Member),
        Score = Rounded(draft.Score),
        Level = draft.Level,
        Suggestion = draft.Suggestion,
        About = draft.About is { } about ? facts.Find(about) : null,
        Reasons =
        [
            .. draft.Reasons.Select(reason => new ListReason(reason.Name, reason.Says, Rounded(reason.Points), reason.Most, facts.Find(reason.Behind))),
        ],
    };

    private ListEntry Empty(ListName list, int rank) => new() { Community = community, List = list, Rank = rank };

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, 1, MidpointRounding.AwayFromZero) : null;
}
