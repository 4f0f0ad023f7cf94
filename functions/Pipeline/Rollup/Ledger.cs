using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Rollup;

/// <summary>A community's sheets, as stored: read once, and made anew for the days whose facts changed.</summary>
internal sealed class Ledger
{
    private readonly IStore _store;
    private readonly Community _community;
    private readonly SortedDictionary<(DateOnly Day, int Part), DaySheet> _sheets;
    private readonly List<DaySheet> _changed = [];
    private readonly List<RowKey> _gone = [];

    private Ledger(IStore store, Community community, SortedDictionary<(DateOnly Day, int Part), DaySheet> sheets)
    {
        _store = store;
        _community = community;
        _sheets = sheets;
    }

    /// <summary>In the order of their days.</summary>
    public IEnumerable<DaySheet> Sheets => _sheets.Values;

    public static async Task<Ledger> OpenAsync(IStore store, Community community, CancellationToken cancellationToken)
    {
        var sheets = new SortedDictionary<(DateOnly, int), DaySheet>();
        await foreach (var sheet in store.RangeAsync(Tables.Days, community.Id.Value, cancellationToken: cancellationToken))
            sheets[(sheet.Day, sheet.Part)] = sheet;
        return new(store, community, sheets);
    }

    public DateOnly? LastDay(DateOnly through)
    {
        DateOnly? last = null;
        foreach (var (day, _) in _sheets.Keys)
            last = day <= through ? day : last;
        return last;
    }

    /// <summary>Makes the days' sheets of their facts.</summary>
    public async Task RebuildAsync(IReadOnlyCollection<DateOnly> days, CancellationToken cancellationToken)
    {
        var zone = _community.Zone;
        foreach (var day in days)
        {
            var builder = new SheetBuilder(_community.Id, day, zone);
            var facts = _store.RangeAsync(Tables.Activity, Tables.DayPartition(_community.Id, day), cancellationToken: cancellationToken);
            await foreach (var fact in facts)
                builder.Add(fact);
            Replace(day, builder.Build());
        }
    }

    /// <summary>Writes the sheets that differ from what is stored.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await _store.PutAsync(Tables.Days, _changed, cancellationToken);
        await _store.DeleteAsync(Tables.Days, _gone, cancellationToken);
    }

    private void Replace(DateOnly day, IReadOnlyList<DaySheet> parts)
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
            _gone.Add(Tables.DaySheetKey(_community.Id, day, surplus));
    }
}
