using Pipeline.Rollup.Interactions;

namespace Pipeline.Rollup.Mistakes;

/// <summary>Who wrote most in the 28 days that end with a day.</summary>
/// <param name="Messages">Theirs.</param>
/// <param name="All">All members'.</param>
internal readonly record struct BusiestMember(int Member, int Messages, int All)
{
    public static IReadOnlyList<BusiestMember> ByDay(CommunityHistory history, CommunityInteractions interactions)
    {
        var days = new BusiestMember[history.DayCount];
        var written = new int[history.Members.Count];
        var messages = interactions.Messages;
        var (next, oldest, all) = (0, 0, 0);
        var byCount = new SortedSet<(int Count, int Member)>();
        for (var day = 0; day < days.Length; day++)
        {
            for (; next < messages.Length && messages[next].Day == day; next++)
                all += Change(messages[next], +1);
            for (; oldest < next && messages[oldest].Day <= day - Signs.Month; oldest++)
                all += Change(messages[oldest], -1);
            days[day] = byCount.Count == 0 ? default : new(byCount.Max.Member, byCount.Max.Count, all);
        }

        return days;

        int Change(in PostedMessage message, int by)
        {
            if (message.IsByStaff)
                return 0;

            ref var own = ref written[message.Author];
            byCount.Remove((own, message.Author));
            own += by;
            if (own > 0)
                byCount.Add((own, message.Author));
            return by;
        }
    }
}
