using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Rollup;

/// <summary>A community's sheets of one table: as stored, and as they are to be once days were made anew.</summary>
internal sealed class StoredSheets
{
    private readonly IStore _store;
    private readonly Table<DaySheet> _table;
    private readonly CommunityId _community;
    private readonly SortedDictionary<(DateOnly Day, int Part), DaySheet> _sheets = [];
    private readonly List<DaySheet> _changed = [];
    private readonly List<RowKey> _gone = [];

    private StoredSheets(IStore store, Table<DaySheet> table, CommunityId community) => (_store, _table, _community) = (store, table, community);

    /// <summary>In the order of their days and parts.</summary>
    public IEnumerable<DaySheet> All => _sheets.Values;

    public static async Task<StoredSheets> OpenAsync(IStore store, Table<DaySheet> table, CommunityId community, CancellationToken cancellationToken)
    {
        var sheets = new StoredSheets(store, table, community);
        await foreach (var sheet in store.RangeAsync(table, community.Value, cancellationToken: cancellationToken))
            sheets._sheets[(sheet.Day, sheet.Part)] = sheet;
        return sheets;
    }

    /// <summary>The day's first part.</summary>
    public DaySheet? Find(DateOnly day) => _sheets.GetValueOrDefault((day, 0));

    public void Replace(DateOnly day, IReadOnlyList<DaySheet> parts)
    {
        foreach (var part in parts)
        {
            var known = _sheets.GetValueOrDefault((day, part.Part));
            if (known is not null && known.SaysTheSameAs(part))
                continue;

            var next = part with { Revision = known is null ? 0 : known.Revision + 1 };
            _sheets[(day, part.Part)] = next;
            _changed.Add(next);
        }

        for (var surplus = parts.Count; _sheets.Remove((day, surplus)); surplus++)
            _gone.Add(Tables.DaySheetKey(_community, day, surplus));
    }

    /// <summary>Writes the sheets that differ from what is stored.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await _store.PutAsync(_table, _changed, cancellationToken);
        await _store.DeleteAsync(_table, _gone, cancellationToken);
    }
}
