using System.Text;
using Pipeline.Bus;
using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Telemetry;

namespace Pipeline.Rollup;

/// <summary>
/// Close days, the timer of every quarter of an hour: for each community whose local days are over, or whose closed days changed, asks
/// for one roll-up. It only looks at what stands, so missed runs need no catching up: the next one asks for everything at once.
/// </summary>
public sealed class CloseDays(IStore store, IBus bus, CommunityDirectory communities, StageMetrics metrics, TimeProvider clock)
{
    /// <summary>A day is closed this long after it ends, so that the last events have arrived; later ones open it again.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    private const int BatchSize = 100;

    /// <summary>Returns what was asked for.</summary>
    public async Task<IReadOnlyList<RollupDue>> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var heads = await store.OfAllAsync(Tables.Rollups, cancellationToken).ToDictionaryAsync(head => head.Community, cancellationToken: cancellationToken);
        var marks = (await store.OfAllAsync(Tables.Marks, cancellationToken).ToListAsync(cancellationToken)).ToLookup(mark => mark.Community);
        var due = new List<RollupDue>();
        var messages = new List<BusMessage>();
        var behind = TimeSpan.Zero;
        await foreach (var community in communities.ListAsync(cancellationToken))
        {
            var head = heads.GetValueOrDefault(community.Id);
            if (Ask(community, head, marks[community.Id], now) is not var (rollup, id))
                continue;

            due.Add(rollup);
            messages.Add(new(id, rollup.Write()) { TraceParent = marks[community.Id].LastOrDefault(mark => mark.Trace is not null)?.Trace });
            if (head?.ClosedThrough < rollup.Through && now - CommunityDay.End(head.ClosedThrough.Value.AddDays(1), community.Zone) is var open && open > behind)
                behind = open;
        }

        metrics.Behind(behind);

        foreach (var batch in messages.Chunk(BatchSize))
            await bus.PublishAsync(Queue.Rollups, batch, cancellationToken);
        return due;
    }

    /// <summary>The last day of the community that is over, with the grace.</summary>
    public static DateOnly LastDayOver(Community community, DateTimeOffset now) =>
        CommunityDay.Of(now - Grace, community.Zone).AddDays(-1);

    internal static bool IsDue(RollupHead? head, bool hasMarks, DateOnly through, DateTimeOffset now)
    {
        if (hasMarks || head?.Abandoned(now) > 0)
            return true;

        // After a long quiet no number changes any more and every window is over: the days pass without a row.
        return head is { ClosedThrough: { } closed, LastFactDay: { } last }
            && closed < through && closed < last.AddDays(CommunityHistory.QuietDays);
    }

    private static (RollupDue Due, string Id)? Ask(Community community, RollupHead? head, IEnumerable<DayMark> marks, DateTimeOffset now)
    {
        var through = LastDayOver(community, now);

        // The same state of things makes the same id, so asking again before the answer costs nothing; a new late event is a new state.
        var state = new StringBuilder().Append(community.Id.Value).Append('|').Append(KeyText.Day(through))
            .Append('|').Append(head?.Ended ?? 0).Append('|').Append(head?.Abandoned(now) ?? 0);
        var hasMarks = false;
        foreach (var mark in marks.Where(mark => mark.Day <= through))
        {
            hasMarks = true;
            state.Append('|').Append(KeyText.Day(mark.Day)).Append('=').Append(mark.Token);
        }

        return IsDue(head, hasMarks, through, now)
            ? (new(community.Id, through), Digest.Text(Encoding.UTF8.GetBytes(state.ToString())))
            : null;
    }
}
