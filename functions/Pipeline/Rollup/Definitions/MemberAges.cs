namespace Pipeline.Rollup.Definitions;

/// <summary>
/// When a member began, and which of the kept days and brackets afterwards the member was active in. An age is the number of whole
/// 24-hour windows since the first activity or since joining, or of calendar days since the day of the first activity.
/// </summary>
internal struct MemberAges
{
    private static readonly byte[] DaysByAge = Retention.PlacesByAge();
    private static readonly byte[] DaysUpToAge = Retention.PlacesUpToAge();
    private static readonly byte[] BracketsByAge = CohortTable.PlacesByAge();

    // From here on no day and no bracket is kept apart, and 24-hour windows have caught up with calendar days.
    private static readonly int OldFrom = Math.Max(DaysByAge.Length, BracketsByAge.Length) + 1;

    private long _firstActive;
    private long _joined;

    public MemberAges() => (FirstActiveDay, JoinedDay) = (-1, -1);

    /// <summary>The day of the first activity; -1 if there was none.</summary>
    public int FirstActiveDay { get; private set; }

    /// <summary>The day of joining, or of the first activity where that came before; -1 if there was neither.</summary>
    public int JoinedDay { get; private set; }

    /// <summary>Bit i: active in the 24-hour window of the i-th of <see cref="Retention.Days"/>.</summary>
    public byte Rolling { get; private set; }

    /// <summary>Bit i: active in that window or any later one.</summary>
    public byte Unbounded { get; private set; }

    /// <summary>Bit i: active on the calendar day of the i-th of <see cref="Retention.Days"/>.</summary>
    public byte Calendar { get; private set; }

    /// <summary>Bit i: active in the i-th of <see cref="CohortTable.Brackets"/>.</summary>
    public byte Brackets { get; private set; }

    /// <summary>By member.</summary>
    public static MemberAges[] Of(CommunityHistory history)
    {
        var ages = new MemberAges[history.Members.Count];
        Array.Fill(ages, new());
        for (var day = 0; day < history.DayCount; day++)
        {
            foreach (ref readonly var entry in history.On(day))
                ages[entry.Member].Add(day, entry);
        }

        return ages;
    }

    private void Add(int day, in HistoryEntry entry)
    {
        if (!entry.IsActive && !entry.IsJoining)
            return;

        // Joining and the first activity of one day come one after the other here, whichever was earlier.
        if (JoinedDay < 0 || (JoinedDay == day && entry.First < _joined))
            (JoinedDay, _joined) = (day, entry.First);
        if (!entry.IsActive)
            return;

        if (FirstActiveDay < 0)
            (FirstActiveDay, _firstActive) = (day, entry.First);
        if (day - FirstActiveDay > OldFrom)
        {
            // Joining came no later than the first activity.
            Unbounded = DaysUpToAge[^1];
            return;
        }

        Calendar |= PlaceOf(DaysByAge, day - FirstActiveDay);
        Mark(entry.First);
        if (entry.Last != entry.First)
            Mark(entry.Last);
    }

    private void Mark(long at)
    {
        var age = Age(at - _firstActive);
        Rolling |= PlaceOf(DaysByAge, age);
        Unbounded |= DaysUpToAge[Math.Min(age, DaysUpToAge.Length - 1)];
        Brackets |= PlaceOf(BracketsByAge, Age(at - _joined));
    }

    private static int Age(long ticks) => (int)((ulong)Math.Max(0, ticks) / (ulong)TimeSpan.TicksPerDay);

    private static byte PlaceOf(byte[] places, int age) => age < places.Length ? places[age] : (byte)0;
}
