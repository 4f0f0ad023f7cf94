using Pipeline.Model;
using Pipeline.Rollup.Interactions;
using Pipeline.Store;

namespace Pipeline.Rollup;

/// <summary>A community's sheets, as stored: read once, and made anew for the days whose facts changed.</summary>
internal sealed class Ledger
{
    private readonly IStore _store;
    private readonly Community _community;
    private readonly StoredSheets _activity;
    private readonly StoredSheets _interactions;

    private Ledger(IStore store, Community community, StoredSheets activity, StoredSheets interactions) =>
        (_store, _community, _activity, _interactions) = (store, community, activity, interactions);

    /// <summary>What each account did, in the order of days.</summary>
    public IEnumerable<DaySheet> Activity => _activity.All;

    /// <summary>Who answered, reacted to and brought whom, in the order of days.</summary>
    public IEnumerable<DaySheet> Interactions => _interactions.All;

    public static async Task<Ledger> OpenAsync(IStore store, Community community, CancellationToken cancellationToken) => new(
        store, community,
        await StoredSheets.OpenAsync(store, Tables.Days, community.Id, cancellationToken),
        await StoredSheets.OpenAsync(store, Tables.Interactions, community.Id, cancellationToken));

    public DateOnly? LastDay(DateOnly through)
    {
        DateOnly? last = null;
        foreach (var sheet in _activity.All)
            last = sheet.Day <= through ? sheet.Day : last;
        return last;
    }

    /// <summary>Makes the sheets of the days of their facts, and of those that an older version packed.</summary>
    public async Task RebuildAsync(IEnumerable<DateOnly> days, CancellationToken cancellationToken)
    {
        var zone = _community.Zone;
        foreach (var day in days.Union(Outdated()).ToList())
        {
            var builder = new SheetBuilder(_community.Id, day, zone);
            var facts = _store.RangeAsync(Tables.Activity, Tables.DayPartition(_community.Id, day), cancellationToken: cancellationToken);
            await foreach (var fact in facts)
                builder.Add(fact);

            var (activity, interactions) = builder.Build();
            _activity.Replace(day, activity);
            _interactions.Replace(day, interactions);
        }
    }

    /// <summary>Writes the sheets that differ from what is stored.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await _activity.SaveAsync(cancellationToken);
        await _interactions.SaveAsync(cancellationToken);
    }

    // A day with a sheet of activity has one of interactions with what shows them, unless a version that knew none made it.
    private IEnumerable<DateOnly> Outdated() =>
        _activity.All.Where(sheet => sheet.Part == 0 && _interactions.Find(sheet.Day) is not { Entries: [InteractionFormat.Version, ..], Channels: not null, Evidence: not null })
            .Select(sheet => sheet.Day);
}
