using Pipeline.Model;
using Pipeline.Rollup.Interactions;
using Pipeline.Text;

namespace Pipeline.Rollup.Definitions;

/// <summary>What of a period is counted by member.</summary>
/// <param name="Members">There when it ended.</param>
/// <param name="Recommenders">Of these, who wrote a message that recommends the community.</param>
/// <param name="Referrers">Of these, who brought somebody who was activated.</param>
/// <param name="ContentMembers">Of these, who wrote a guide, a tip, feedback or a discussion.</param>
internal readonly record struct MemberCounts(int Members, int Recommenders, int Referrers, int ContentMembers, Inequality Inequality);

/// <summary>
/// Definitions 9 and 11b, and the part of 10 that is about members: walks through the days once, with the last 28 of them in hand, and
/// looks at all members at the end of each period. Days are to be closed in order.
/// </summary>
internal sealed class Participation
{
    private const int Never = int.MinValue / 2;

    private readonly CommunityInteractions _interactions;
    private readonly WordOfMouth _wordOfMouth;
    private readonly Presence _presence;
    private readonly int[] _written28;
    private readonly int[] _written;
    private readonly int[] _lastRecommended;
    private readonly int[] _lastContent;
    private readonly int[] _present;
    private int _next;
    private int _oldest;

    public Participation(CommunityHistory history, CommunityInteractions interactions, WordOfMouth wordOfMouth)
    {
        (_interactions, _wordOfMouth) = (interactions, wordOfMouth);
        _presence = new(history);
        var members = history.Members.Count;
        (_written28, _written, _lastRecommended, _lastContent) = (new int[members], new int[members], new int[members], new int[members]);
        Array.Fill(_lastRecommended, Never);
        Array.Fill(_lastContent, Never);
        _present = new int[history.DayCount];
    }

    /// <summary>Members who were there when the day ended; none before the history.</summary>
    public int Present(int day) => day < 0 ? 0 : _present[day];

    public void Close(int day)
    {
        _presence.Close(day);
        for (var member = 0; member < _written.Length; member++)
            _present[day] += _presence.IsPresent(member) ? 1 : 0;

        var messages = _interactions.Messages;
        for (; _next < messages.Length && messages[_next].Day == day; _next++)
        {
            ref readonly var message = ref messages[_next];
            if (message.IsByStaff)
                continue;

            _written28[message.Author]++;
            if (message.Recommends)
                _lastRecommended[message.Author] = day;
            if (IsContent(message.Content))
                _lastContent[message.Author] = day;
        }

        for (; _oldest < messages.Length && messages[_oldest].Day <= day - Period.Days28; _oldest++)
            _written28[messages[_oldest].Author] -= messages[_oldest].IsByStaff ? 0 : 1;
    }

    /// <summary>Of a period that ends with the day that was closed last.</summary>
    public MemberCounts Of(Period period)
    {
        if (period.Span == PeriodSpan.Days28)
            return Count(period, _written28);

        Array.Clear(_written);
        for (var i = _next - 1; i >= 0 && _interactions.Messages[i] is var message && message.Day >= period.First; i--)
            _written[message.Author] += message.IsByStaff ? 0 : 1;
        return Count(period, _written);
    }

    /// <summary>What members make for others to use.</summary>
    public static bool IsContent(ContentKind kind) => kind is ContentKind.Guide or ContentKind.Tip or ContentKind.Feedback or ContentKind.Discussion;

    private MemberCounts Count(Period period, int[] written)
    {
        var byWritten = new SortedDictionary<int, int>();
        var (recommenders, referrers, contentMembers) = (0, 0, 0);
        var silent = 0;
        for (var member = 0; member < written.Length; member++)
        {
            var isPresent = _presence.IsPresent(member);
            if (written[member] > 0)
                byWritten[written[member]] = byWritten.GetValueOrDefault(written[member]) + 1;
            else if (isPresent)
                silent++;
            if (!isPresent)
                continue;

            recommenders += _lastRecommended[member] >= period.First ? 1 : 0;
            referrers += _wordOfMouth.HasReferred(member, period) ? 1 : 0;
            contentMembers += _lastContent[member] >= period.First ? 1 : 0;
        }

        byWritten[0] = silent;
        return new(Present(period.Last), recommenders, referrers, contentMembers, Inequality.Of(byWritten));
    }
}
