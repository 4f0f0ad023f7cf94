namespace Pipeline.Rollup.Definitions;

/// <summary>
/// Definition 1: who reacted, commented, asked or shared an insight, on a day and in the seven days that end with it, of the members
/// present when the day ended; and the counts behind it.
/// </summary>
internal sealed class Engagement
{
    private const int Week = 7;

    private Engagement(int days)
    {
        Engaged = new int[days];
        Engaged7 = new int[days];
        Present = new int[days];
        Counts = new SheetCounts[days];
    }

    public int[] Engaged { get; }

    public int[] Engaged7 { get; }

    public int[] Present { get; }

    public SheetCounts[] Counts { get; }

    public static Engagement Of(CommunityHistory history)
    {
        var result = new Engagement(history.DayCount);
        var present = new bool[history.Members.Count];
        var presentCount = 0;
        var week = new WindowCount(history.Members.Count);
        for (var day = 0; day < history.DayCount; day++)
        {
            foreach (ref readonly var entry in history.On(day))
            {
                if (present[entry.Member] == entry.Gone)
                    presentCount += entry.Gone ? -1 : 1;
                present[entry.Member] = !entry.Gone;
                result.Add(day, entry);
                if (entry.IsEngaged)
                    week.Enter(entry.Member);
            }

            foreach (ref readonly var entry in history.On(day - Week))
            {
                if (entry.IsEngaged)
                    week.Leave(entry.Member);
            }

            result.Present[day] = presentCount;
            result.Engaged7[day] = week.Distinct;
        }

        return result;
    }

    private void Add(int day, in SheetEntry entry)
    {
        if (entry.IsEngaged)
            Engaged[day]++;
        for (var i = 0; i < SheetCounts.Length; i++)
            Counts[day][i] += entry.Counts[i];
    }
}
