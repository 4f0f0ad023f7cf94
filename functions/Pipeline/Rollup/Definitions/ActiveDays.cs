namespace Pipeline.Rollup.Definitions;

/// <summary>
/// All active days of all members as what the lifecycle needs of them: each but a member's first comes so many days after the one
/// before, and it does not matter whose they are.
/// </summary>
internal sealed class ActiveDays
{
    private readonly int[] _gaps;

    private ActiveDays(int days, int longest)
    {
        Longest = longest;
        Active = new int[days];
        Known = new int[days];
        _gaps = new int[days * longest];
    }

    /// <summary>Gaps from this length on are not told apart.</summary>
    public int Longest { get; }

    /// <summary>Members active on the day.</summary>
    public int[] Active { get; }

    /// <summary>Members active on the day or ever before.</summary>
    public int[] Known { get; }

    public static ActiveDays Of(CommunityHistory history, int longest)
    {
        var days = new ActiveDays(history.DayCount, longest);
        var lastDays = new int[history.Members.Count];
        Array.Fill(lastDays, -1);
        var known = 0;
        for (var day = 0; day < history.DayCount; day++)
        {
            foreach (ref readonly var entry in history.On(day))
            {
                ref var last = ref lastDays[entry.Member];
                if (!entry.IsActive || last == day)
                    continue;

                days.Active[day]++;
                if (last < 0)
                    known++;
                else if (day - last < longest)
                    days._gaps[(last * longest) + day - last]++;
                last = day;
            }

            days.Known[day] = known;
        }

        return days;
    }

    /// <summary>How many were active on the day and next so many days later.</summary>
    public int Gaps(int day, int length) => _gaps[(day * Longest) + length];
}
