namespace Pipeline.Rollup.Definitions;

/// <summary>
/// At which ages each member was active. An age is the number of whole 24-hour windows since the member's first activity (or since
/// joining), or the number of calendar days since the day of the first activity.
/// </summary>
internal sealed class MemberAges
{
    private const int KnownAges = 128;

    private readonly long[] _firstActive;
    private readonly long[] _joined;

    private MemberAges(int members)
    {
        _firstActive = new long[members];
        _joined = new long[members];
        FirstActiveDay = new int[members];
        JoinedDay = new int[members];
        LastAge = new int[members];
        SinceFirst = new UInt128[members];
        SinceJoined = new UInt128[members];
        CalendarSinceFirst = new UInt128[members];
        Array.Fill(FirstActiveDay, -1);
        Array.Fill(JoinedDay, -1);
    }

    /// <summary>The day of the first activity; -1 if there was none.</summary>
    public int[] FirstActiveDay { get; }

    /// <summary>The day of joining, or of the first activity where that came before; -1 if there was neither.</summary>
    public int[] JoinedDay { get; }

    /// <summary>The last age since the first activity that the member was active at.</summary>
    public int[] LastAge { get; }

    /// <summary>Bit n: active in [24n, 24(n+1)) hours after the first activity.</summary>
    public UInt128[] SinceFirst { get; }

    public UInt128[] SinceJoined { get; }

    /// <summary>Bit n: active on the n-th calendar day after the day of the first activity.</summary>
    public UInt128[] CalendarSinceFirst { get; }

    public static MemberAges Of(CommunityHistory history)
    {
        var ages = new MemberAges(history.Members.Count);
        for (var day = 0; day < history.DayCount; day++)
        {
            foreach (ref readonly var entry in history.On(day))
                ages.Add(day, entry);
        }

        return ages;
    }

    private void Add(int day, in SheetEntry entry)
    {
        Begin(day, entry);
        if (!entry.IsActive)
            return;

        Mark(CalendarSinceFirst, entry.Member, day - FirstActiveDay[entry.Member]);
        if (entry.First != 0)
        {
            Mark(entry.Member, entry.First);
            Mark(entry.Member, entry.Last);
        }

        if (entry.LateFirst != 0)
        {
            Mark(entry.Member, entry.LateFirst);
            Mark(entry.Member, entry.LateLast);
        }
    }

    private void Begin(int day, in SheetEntry entry)
    {
        var member = entry.Member;
        if (entry.IsActive && FirstActiveDay[member] < 0)
            (FirstActiveDay[member], _firstActive[member]) = (day, entry.FirstActivity);
        if (JoinedDay[member] >= 0 || (!entry.IsActive && entry.Joined == 0))
            return;

        var active = entry.IsActive ? entry.FirstActivity : long.MaxValue;
        var joined = entry.Joined != 0 ? entry.Joined : long.MaxValue;
        (JoinedDay[member], _joined[member]) = (day, Math.Min(active, joined));
    }

    private void Mark(int member, long at)
    {
        var age = Age(at, _firstActive[member]);
        LastAge[member] = Math.Max(LastAge[member], age);
        Mark(SinceFirst, member, age);
        Mark(SinceJoined, member, Age(at, _joined[member]));
    }

    private static int Age(long at, long since) => (int)(Math.Max(0, at - since) / TimeSpan.TicksPerDay);

    private static void Mark(UInt128[] ages, int member, int age)
    {
        if (age < KnownAges)
            ages[member] |= UInt128.One << age;
    }
}
