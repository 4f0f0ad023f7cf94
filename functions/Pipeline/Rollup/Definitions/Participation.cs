using System.Runtime.CompilerServices;
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

/// <summary>What a member did in a period, and whether the member was there when it ended.</summary>
/// <param name="Written">Messages.</param>
/// <param name="Recommends">There, and wrote a message that recommends the community.</param>
/// <param name="Refers">There, and brought somebody who was activated.</param>
/// <param name="MakesContent">There, and wrote a guide, a tip, feedback or a discussion.</param>
internal readonly record struct MemberPart(int Member, int Written, bool IsPresent, bool Recommends, bool Refers, bool MakesContent);

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
    private readonly List<int[]>? _presentMembers;

    // How many members there are by what they wrote in a period; as long as the busiest ever wrote.
    private int[] _byWritten = new int[64];
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
        _presentMembers = history.IsTraced ? [] : null;
    }

    /// <summary>Members who were there when the day ended; none before the history.</summary>
    public int Present(int day) => day < 0 ? 0 : _present[day];

    /// <summary>Who they were, in a history that is traced.</summary>
    public IEnumerable<Share> BehindPresent(int day) => _presentMembers is null || day < 0 ? [] : _presentMembers[day].Select(member => new Share(member, 1));

    /// <summary>When the day that was closed last ended.</summary>
    public bool IsPresent(int member) => _presence.IsPresent(member);

    public void Close(int day)
    {
        _presence.Close(day);
        _present[day] = _presence.Count;
        _presentMembers?.Add([.. Enumerable.Range(0, _written.Length).Where(_presence.IsPresent)]);
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
    public MemberCounts Of(Period period) => Count(period, Written(period));

    /// <summary>Of the same, everybody who was there or wrote.</summary>
    public IEnumerable<MemberPart> Parts(Period period)
    {
        var written = Written(period);
        return Enumerable.Range(0, written.Length).Select(member => Part(period, member, written)).Where(part => part.IsPresent || part.Written > 0);
    }

    /// <summary>What members make for others to use.</summary>
    public static bool IsContent(ContentKind kind) => kind is ContentKind.Guide or ContentKind.Tip or ContentKind.Feedback or ContentKind.Discussion;

    private int[] Written(Period period)
    {
        if (period.Span == PeriodSpan.Days28)
            return _written28;

        Array.Clear(_written);
        for (var i = _next - 1; i >= 0 && _interactions.Messages[i] is var message && message.Day >= period.First; i--)
            _written[message.Author] += message.IsByStaff ? 0 : 1;
        return _written;
    }

    // Asked of every member for every period: what is taken apart again at once need not be put together in memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private MemberPart Part(Period period, int member, int[] written)
    {
        var isPresent = _presence.IsPresent(member);
        return new(
            member, written[member], isPresent, isPresent && _lastRecommended[member] >= period.First,
            isPresent && _wordOfMouth.HasReferred(member, period), isPresent && _lastContent[member] >= period.First);
    }

    private ref int MembersWith(int written)
    {
        if (written >= _byWritten.Length)
            Array.Resize(ref _byWritten, written * 2);
        return ref _byWritten[written];
    }

    private MemberCounts Count(Period period, int[] written)
    {
        Array.Clear(_byWritten);
        var (recommenders, referrers, contentMembers) = (0, 0, 0);
        for (var member = 0; member < written.Length; member++)
        {
            var part = Part(period, member, written);
            if (part.Written > 0)
                MembersWith(part.Written)++;
            else if (part.IsPresent)
                MembersWith(0)++;
            recommenders += part.Recommends ? 1 : 0;
            referrers += part.Refers ? 1 : 0;
            contentMembers += part.MakesContent ? 1 : 0;
        }

        return new(Present(period.Last), recommenders, referrers, contentMembers, Inequality.Of(_byWritten));
    }
}
