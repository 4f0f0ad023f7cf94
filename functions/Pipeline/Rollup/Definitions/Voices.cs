using Pipeline.Rollup.Interactions;

namespace Pipeline.Rollup.Definitions;

/// <summary>
/// Definition 14: how much of what is said, and of what is begun, is staff's; beside it, how many answers go from member to member.
/// </summary>
internal sealed class Voices
{
    private const int Weeks = 4;
    private const int DaysPerWeek = 7;

    // More than 60 % of a week's threads.
    private const int FounderPercent = 60;

    public Voices(CommunityHistory history, CommunityInteractions interactions)
    {
        (Messages, StaffMessages, Threads) = (new(history), new(history), new(history));
        (StaffThreads, Replies, MemberReplies) = (new(history), new(history), new(history));
        var messages = interactions.Messages;
        foreach (ref readonly var message in messages)
        {
            var (what, byStaff) = (Trace.Of(message), message.IsByStaff ? 1 : 0);
            Messages.Add(message.Day, what);
            StaffMessages.Add(message.Day, what, byStaff);
            if (message.StartsThread)
            {
                Threads.Add(message.Day, what);
                StaffThreads.Add(message.Day, what, byStaff);
            }

            if (interactions.IsToAnother(message))
            {
                Replies.Add(message.Day, what);
                MemberReplies.Add(message.Day, what, message.IsByStaff || messages[message.Target].IsByStaff ? 0 : 1);
            }
        }
    }

    public TracedSums Messages { get; }

    public TracedSums StaffMessages { get; }

    public TracedSums Threads { get; }

    public TracedSums StaffThreads { get; }

    public TracedSums Replies { get; }

    public TracedSums MemberReplies { get; }

    /// <summary>Null while there are not four weeks, or nobody started a thread in one of the last four.</summary>
    public bool? IsFounderOnly(int lastDay)
    {
        var isOnly = true;
        for (var last = lastDay; last > lastDay - (Weeks * DaysPerWeek); last -= DaysPerWeek)
        {
            var first = last - DaysPerWeek + 1;
            if (first < 0 || Threads.Of(first, last) is not (> 0 and var threads))
                return null;

            isOnly &= StaffThreads.Of(first, last) * 100 > threads * FounderPercent;
        }

        return isOnly;
    }
}
