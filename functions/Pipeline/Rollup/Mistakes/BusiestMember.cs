using Pipeline.Rollup.Interactions;

namespace Pipeline.Rollup.Mistakes;

/// <summary>Who wrote most in the 28 days that end with a day.</summary>
/// <param name="Messages">Theirs.</param>
/// <param name="All">All members'.</param>
internal readonly record struct BusiestMember(int Member, int Messages, int All)
{
    public static BusiestMember On(CommunityHistory history, CommunityInteractions interactions, int day)
    {
        var (written, all) = (new int[history.Members.Count], 0);
        var messages = interactions.Messages;

        // Only the last days are ever asked about, so what is looked at lies at the end.
        for (var i = messages.Length - 1; i >= 0 && messages[i].Day > day - Signs.Month; i--)
        {
            if (messages[i].Day > day || messages[i].IsByStaff)
                continue;

            written[messages[i].Author]++;
            all++;
        }

        return all > 0 && written.Max() is var most ? new(Array.LastIndexOf(written, most), most, all) : default;
    }
}
