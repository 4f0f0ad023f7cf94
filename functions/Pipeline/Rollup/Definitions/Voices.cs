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

    private readonly DaySums _messages;
    private readonly DaySums _staffMessages;
    private readonly DaySums _threads;
    private readonly DaySums _staffThreads;
    private readonly DaySums _replies;
    private readonly DaySums _memberReplies;

    public Voices(CommunityHistory history, CommunityInteractions interactions)
    {
        var days = history.DayCount;
        (_messages, _staffMessages, _threads, _staffThreads, _replies, _memberReplies) = (new(days), new(days), new(days), new(days), new(days), new(days));
        var messages = interactions.Messages;
        foreach (ref readonly var message in messages)
        {
            var byStaff = message.IsByStaff ? 1 : 0;
            _messages.Add(message.Day);
            _staffMessages.Add(message.Day, byStaff);
            if (message.StartsThread)
            {
                _threads.Add(message.Day);
                _staffThreads.Add(message.Day, byStaff);
            }

            if (interactions.IsToAnother(message))
            {
                _replies.Add(message.Day);
                _memberReplies.Add(message.Day, message.IsByStaff || messages[message.Target].IsByStaff ? 0 : 1);
            }
        }
    }

    public int Messages(Period period) => _messages.Of(period);

    public int StaffMessages(Period period) => _staffMessages.Of(period);

    public int Threads(Period period) => _threads.Of(period);

    public int StaffThreads(Period period) => _staffThreads.Of(period);

    public int Replies(Period period) => _replies.Of(period);

    public int MemberReplies(Period period) => _memberReplies.Of(period);

    /// <summary>Null while there are not four weeks, or nobody started a thread in one of the last four.</summary>
    public bool? IsFounderOnly(int lastDay)
    {
        var isOnly = true;
        for (var last = lastDay; last > lastDay - (Weeks * DaysPerWeek); last -= DaysPerWeek)
        {
            var first = last - DaysPerWeek + 1;
            if (first < 0 || _threads.Of(first, last) is not (> 0 and var threads))
                return null;

            isOnly &= _staffThreads.Of(first, last) * 100 > threads * FounderPercent;
        }

        return isOnly;
    }
}
