using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Settings;

/// <summary>
/// Move facts, before days are made anew by another clock: a fact lies with its local day, so each is put to the day that it belongs to
/// now. Written at its new place before it goes from the old one, it is never nowhere; doing it again moves nothing.
/// </summary>
public sealed class MoveFacts(IStore store, CommunityDirectory communities, TimeProvider clock)
{
    /// <returns>How many facts were moved.</returns>
    public async Task<int> HandleAsync(RollupDue due, CancellationToken cancellationToken)
    {
        if (due is not { MovesFacts: true, From: { } from })
            return 0;

        // By the old clock it may be tomorrow already.
        var community = await communities.GetAsync(due.Community, cancellationToken);
        var last = CommunityDay.Of(clock.GetUtcNow(), TimeZoneInfo.Utc).AddDays(1);
        var moved = 0;
        for (var day = from; day <= last; day = day.AddDays(1))
            moved += await MoveAsync(community, day, cancellationToken);
        return moved;
    }

    private async Task<int> MoveAsync(Community community, DateOnly day, CancellationToken cancellationToken)
    {
        var zone = community.Zone;
        var strangers = await store.RangeAsync(Tables.Activity, Tables.DayPartition(community.Id, day), cancellationToken: cancellationToken)
            .Where(fact => CommunityDay.Of(fact.At, zone) != day)
            .ToListAsync(cancellationToken);
        if (strangers.Count == 0)
            return 0;

        var settled = strangers.ConvertAll(fact => fact with { Day = CommunityDay.Of(fact.At, zone) });

        // Days that are not closed yet are made of their facts only where they are marked.
        var token = Guid.NewGuid().ToString("N");
        var marks = settled.Select(fact => fact.Day).Append(day).Distinct().Select(changed => new DayMark(community.Id, changed, token));
        await store.PutAsync(Tables.Marks, [.. marks], cancellationToken);
        await store.JoinAsync(Tables.Activity, settled, cancellationToken);
        await store.DeleteAsync(Tables.Activity, [.. strangers.Select(Tables.Activity.Key)], cancellationToken);
        return strangers.Count;
    }
}
