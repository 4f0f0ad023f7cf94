namespace Pipeline.Rollup.Lists;

/// <summary>What lists need to know of a member's days.</summary>
internal struct MemberLife
{
    /// <summary>Joined or first active, whichever came first; UTC ticks, 0: never seen.</summary>
    public long FirstAt;

    /// <summary>When the member was last active as a member; 0: never.</summary>
    public long LastAt;
    public int LastDay;

    /// <summary>On how many of the last <see cref="MemberLives.Window"/> days the member was active.</summary>
    public int ActiveDays;

    /// <summary>Bit w: active in the w-th week back from the last day; the weeks are seven days each, the last ends with that day.</summary>
    public ushort Weeks;

    /// <summary>Had joined or been seen active, and had not left, when the history ended.</summary>
    public bool IsHere;
}

/// <summary>All members' lives up to the end of a history.</summary>
internal sealed class MemberLives
{
    /// <summary>What lies further back does not count for ambassadors: half a year.</summary>
    public const int Window = 180;

    public const int DaysPerWeek = 7;

    public const int WeekCount = 12;

    private readonly CommunityHistory _history;
    private readonly MemberLife[] _lives;

    private MemberLives(CommunityHistory history)
    {
        _history = history;
        _lives = new MemberLife[history.Members.Count];
    }

    public ReadOnlySpan<MemberLife> All => _lives;

    /// <summary>The history's last day.</summary>
    public int LastDay => _history.DayCount - 1;

    public static MemberLives Of(CommunityHistory history)
    {
        var lives = new MemberLives(history);
        for (var day = 0; day < history.DayCount; day++)
        {
            foreach (ref readonly var entry in history.On(day))
                lives.Add(day, entry);
        }

        return lives;
    }

    /// <summary>There as a member when the history ended: neither gone nor staff.</summary>
    public bool IsPresent(int member) => _lives[member].IsHere && !_history.Members.IsStaff(member, _history.EndOf(LastDay));

    /// <summary>The place of the day's week, counted back; beyond <see cref="WeekCount"/> for days that are older.</summary>
    public int WeekOf(int day) => (LastDay - day) / DaysPerWeek;

    private void Add(int day, in HistoryEntry entry)
    {
        ref var life = ref _lives[entry.Member];
        life.IsHere = !entry.IsGone;
        if (entry.First != 0 && (life.FirstAt == 0 || entry.First < life.FirstAt))
            life.FirstAt = entry.First;
        if (!entry.IsActive)
            return;

        if (day > LastDay - Window && (life.LastAt == 0 || life.LastDay < day))
            life.ActiveDays++;
        if (WeekOf(day) is < WeekCount and var week)
            life.Weeks |= (ushort)(1 << week);
        (life.LastAt, life.LastDay) = (Math.Max(life.LastAt, entry.Last), day);
    }
}
