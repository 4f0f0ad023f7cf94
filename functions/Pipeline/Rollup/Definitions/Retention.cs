namespace Pipeline.Rollup.Definitions;

/// <summary>
/// Definition 3: of the members first active on a day, how many were active on day n after it. Rolling: in [24n, 24(n+1)) hours after
/// each member's own first activity. Calendar: on the n-th calendar day after. Null until that is over for the whole cohort.
/// </summary>
internal sealed class Retention
{
    private readonly CommunityHistory _history;
    private readonly int[] _rolling;
    private readonly int[] _calendar;

    private Retention(CommunityHistory history)
    {
        _history = history;
        _rolling = new int[history.DayCount * Days.Length];
        _calendar = new int[history.DayCount * Days.Length];
    }

    /// <summary>The days n that are kept: D1 to D90.</summary>
    public static ReadOnlySpan<int> Days => [1, 3, 7, 14, 30, 60, 90];

    public static Retention Of(CommunityHistory history, MemberAges[] ages)
    {
        var retention = new Retention(history);
        foreach (ref readonly var member in ages.AsSpan())
        {
            for (var i = 0; i < Days.Length && member.FirstActiveDay >= 0; i++)
            {
                retention._rolling[(member.FirstActiveDay * Days.Length) + i] += (member.Rolling >> i) & 1;
                retention._calendar[(member.FirstActiveDay * Days.Length) + i] += (member.Calendar >> i) & 1;
            }
        }

        return retention;
    }

    /// <param name="day">Of the first activity.</param>
    /// <param name="i">The place in <see cref="Days"/>.</param>
    public int? Rolling(int day, int i) => _history.IsOver(day, Days[i]) ? _rolling[(day * Days.Length) + i] : null;

    public int? Calendar(int day, int i) => day + Days[i] < _history.DayCount ? _calendar[(day * Days.Length) + i] : null;

    /// <summary>By age: the bit of the day that it is, 0 if it is none of those kept.</summary>
    public static byte[] PlacesByAge()
    {
        var places = new byte[Days[^1] + 1];
        for (var i = 0; i < Days.Length; i++)
            places[Days[i]] = (byte)(1 << i);
        return places;
    }

    /// <summary>By age: the bits of the days that come no later; the last holds for every age from there on.</summary>
    public static byte[] PlacesUpToAge()
    {
        var places = PlacesByAge();
        for (var age = 1; age < places.Length; age++)
            places[age] |= places[age - 1];
        return places;
    }
}
