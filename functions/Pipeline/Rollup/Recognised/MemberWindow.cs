using Pipeline.Rollup.Interactions;
using Pipeline.Text;

namespace Pipeline.Rollup.Recognised;

/// <summary>What members did within some days of a history, as members: by member, one number for each of <see cref="Names"/>.</summary>
internal static class MemberWindow
{
    public const int Days = 28;

    private const int StillDays = 14;

    public static IReadOnlyList<string> Names { get; } = ["active_days", "messages", "answers", "reactions", "still_active"];

    /// <param name="first">The first of <see cref="Days"/> days, all within the history.</param>
    public static double[][] Of(CommunityHistory history, CommunityInteractions interactions, int first)
    {
        var counts = new double[history.Members.Count][];
        for (var member = 0; member < counts.Length; member++)
            counts[member] = new double[Names.Count];

        CountDays(history, first, counts);
        foreach (ref readonly var message in interactions.Messages)
        {
            if (!IsWithin(message.Day, first) || message.IsByStaff)
                continue;
            counts[message.Author][1]++;
            if (interactions.IsToAnother(message) && interactions.Messages[message.Target] is { IsByStaff: false, Content: ContentKind.Question })
                counts[message.Author][2]++;
        }

        foreach (ref readonly var reaction in interactions.Reactions)
        {
            if (IsWithin(reaction.Day, first) && !reaction.IsByStaff)
                counts[reaction.Member][3]++;
        }

        return counts;
    }

    private static void CountDays(CommunityHistory history, int first, double[][] counts)
    {
        var last = new int[counts.Length];
        Array.Fill(last, -1);
        for (var day = first; day < first + Days; day++)
        {
            foreach (ref readonly var entry in history.On(day))
            {
                if (!entry.IsActive || last[entry.Member] == day)
                    continue;
                last[entry.Member] = day;
                counts[entry.Member][0]++;
                if (day >= first + Days - StillDays)
                    counts[entry.Member][4] = 1;
            }
        }
    }

    private static bool IsWithin(int day, int first) => day >= first && day < first + Days;
}
