using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Report;

/// <summary>Lists as people read them: rows hold ids, and who that is is looked up now, so that nobody is named who asked to be forgotten.</summary>
public sealed class ReadLists(IStore store, CommunityDirectory communities, MessageLinks links)
{
    /// <returns>Null when there is no such community.</returns>
    public async Task<ListReport?> HandleAsync(CommunityId id, ListName list, CancellationToken cancellationToken)
    {
        if (await communities.FindAsync(id, cancellationToken) is null)
            return null;

        var start = Tables.ListFrom(list);
        var rows = await store.RangeAsync(Tables.Lists, id.Value, start, Tables.After(start), cancellationToken).ToListAsync(cancellationToken);
        var entries = rows.FindAll(row => !row.IsEmpty);
        var members = await store.FindManyAsync(Tables.Members, [.. entries.Select(row => Tables.MemberKey(id, row.Member!.Value))], cancellationToken);
        var head = rows.Find(row => row.Rank == 0);
        return new(
            id, list, head?.AsOf, head?.Total ?? 0,
            [.. entries.Zip(members).Where(one => one.Second is not null).Select(one => Listed(one.First, one.Second!))]);
    }

    private ListedReport Listed(ListEntry row, MemberState member) => new(
        row.Rank, member.Member, member.Handle, member.Name, row.Score, row.Level, row.Suggestion,
        row.About is { } about ? links.Show(row.Community, about) : null,
        [.. row.Reasons!.Select(reason => new ReasonReport(reason.Name, reason.Says, reason.Points, reason.Most, [.. reason.Behind.Select(one => links.Show(row.Community, one))]))]);
}
