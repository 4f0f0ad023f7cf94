using Pipeline.Model;
using Pipeline.Rollup.Definitions;

namespace Pipeline.Rollup.Explained;

/// <summary>
/// What each member adds to a day's numbers: the definitions' own result for a community in which there is nobody else. Numbers of
/// members add up, so the shares do as well, and no definition is written twice.
/// </summary>
internal sealed class MemberShares
{
    private readonly Dictionary<int, (Metric Row, long FirstActive)> _shares = [];
    private readonly IReadOnlyDictionary<int, int>? _counts;

    private MemberShares(DateOnly day, IReadOnlyDictionary<int, int>? counts = null) => (Day, _counts) = (day, counts);

    public DateOnly Day { get; }

    /// <summary>Who has a share at all.</summary>
    public IEnumerable<int> Members => _counts?.Keys ?? _shares.Keys;

    /// <summary>Of a number of events, which are the member's that has them.</summary>
    public static MemberShares Of(DateOnly day, IReadOnlyDictionary<int, int> counts) => new(day, counts);

    public static MemberShares Of(CommunityId community, CommunityHistory history, DateOnly day)
    {
        var shares = new MemberShares(day);
        foreach (var (member, alone, entries) in Alone(history))
        {
            var rows = Numbers.Of(community, alone).Metrics;

            // After a long quiet what the last row says still holds.
            if (rows.LastOrDefault(row => row.Day <= day) is { } row)
                shares._shares[member] = (row, entries.FirstOrDefault(one => one.Entry.IsActive).Entry.First);
        }

        return shares;
    }

    /// <summary>For each member the history of what that one did.</summary>
    public static IEnumerable<(int Member, CommunityHistory History, IReadOnlyList<(int Day, HistoryEntry Entry)> Entries)> Alone(CommunityHistory history) =>
        ByMember(history).Select(one => (one.Key, history.Alone(one.Key, one.Value), (IReadOnlyList<(int, HistoryEntry)>)one.Value));

    public int Of(int member, MetricMeaning meaning) => _counts is not null
        ? _counts.GetValueOrDefault(member)
        : _shares.TryGetValue(member, out var share) ? meaning.Value(share.Row) ?? 0 : 0;

    /// <summary>The instant of the member's first activity, in UTC ticks.</summary>
    public long FirstActive(int member) => _shares[member].FirstActive;

    private static Dictionary<int, List<(int Day, HistoryEntry Entry)>> ByMember(CommunityHistory history)
    {
        var members = new Dictionary<int, List<(int, HistoryEntry)>>();
        for (var day = 0; day < history.DayCount; day++)
        {
            foreach (ref readonly var entry in history.On(day))
            {
                if (!members.TryGetValue(entry.Member, out var entries))
                    members[entry.Member] = entries = [];
                entries.Add((day, entry));
            }
        }

        return members;
    }
}
