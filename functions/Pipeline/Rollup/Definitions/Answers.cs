using System.Runtime.InteropServices;
using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Rollup.Interactions;
using Pipeline.Text;

namespace Pipeline.Rollup.Definitions;

/// <summary>
/// Definition 8: of members' questions, which got no answer by another person within 24 hours, who answered first, and how long it took.
/// Nobody answers their own question, and bots answer none. Questions on a platform that cannot tell what a message answers are left out.
/// </summary>
internal sealed class Answers
{
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private readonly CommunityHistory _history;
    private readonly List<Question> _questions = [];
    private readonly TracedSums _asked;
    private readonly WindowedCounts _counts;
    private readonly List<Wait> _waits = [];

    public Answers(CommunityHistory history, CommunityInteractions interactions)
    {
        _history = history;
        _asked = new(history);
        _counts = new(history, Window, amounts: 3);
        Find(interactions);
        foreach (ref readonly var question in CollectionsMarshal.AsSpan(_questions))
            Count(question);
    }

    private enum Amount
    {
        Unanswered,
        ByStaff,
        ByMembers,
    }

    /// <summary>As they are asked, whether their 24 hours are over or not: what the times until an answer are of.</summary>
    public TracedSums Asked => _asked;

    public WindowedCount Questions => _counts.Things;

    public WindowedCount Unanswered => _counts.Amount((int)Amount.Unanswered);

    public WindowedCount ByStaff => _counts.Amount((int)Amount.ByStaff);

    public WindowedCount ByMembers => _counts.Amount((int)Amount.ByMembers);

    /// <summary>Median and p90 in seconds, of the questions asked in the period, as it stood when that ended, or of a week or month as it stands now.</summary>
    public (int? Median, int? P90) Any(Period period) => Waits(period, static question => Earliest(question.StaffAt, question.MemberAt));

    public (int? Median, int? P90) Staff(Period period) => Waits(period, static question => question.StaffAt);

    public (int? Median, int? P90) Members(Period period) => Waits(period, static question => question.MemberAt);

    private void Find(CommunityInteractions interactions)
    {
        var messages = interactions.Messages;
        var places = new int[messages.Length];
        for (var i = 0; i < messages.Length; i++)
        {
            ref readonly var message = ref messages[i];
            if (message is not { Content: ContentKind.Question, IsByStaff: false }
                || SourceCoverage.Of(message.Source, Observable.Replies) == Degree.Never)
            {
                continue;
            }

            _questions.Add(new() { Asking = Trace.Of(message) });
            places[i] = _questions.Count;
        }

        foreach (ref readonly var message in messages)
        {
            if (!interactions.IsToAnother(message) || places[message.Target] is not (> 0 and var place))
                continue;

            ref var question = ref CollectionsMarshal.AsSpan(_questions)[place - 1];
            ref var first = ref message.IsByStaff ? ref question.Staff : ref question.Member;

            // Clocks differ: an answer came after its question.
            var at = Math.Max(message.At, question.At);
            if (first.At == 0 || at < first.At)
                first = (at, Trace.Of(message));
        }
    }

    private void Count(in Question question)
    {
        _asked.Add(question.Asking.Day, question.Asking);
        var first = Earliest(question.StaffAt, question.MemberAt);
        var isAnswered = first != 0 && first - question.At < Window.Ticks;
        var isByMember = isAnswered && first == question.MemberAt;
        _counts.Add(question.Asking, isAnswered ? 0 : 1, isAnswered && !isByMember ? 1 : 0, isByMember ? 1 : 0);
        if (isAnswered)
            _counts.Show(question.Asking, (int)(isByMember ? Amount.ByMembers : Amount.ByStaff), isByMember ? question.Member.Answer : question.Staff.Answer);
    }

    private (int? Median, int? P90) Waits(Period period, Func<Question, long> answeredAt)
    {
        _waits.Clear();
        var seenTo = _history.EndOf(period.Span == PeriodSpan.Days28 ? period.Last : _history.DayCount - 1);
        foreach (ref readonly var question in CollectionsMarshal.AsSpan(_questions).Slice(_asked.Of(0, period.First - 1), _asked.Of(period)))
            _waits.Add(Wait.Of(question.At, answeredAt(question), Math.Min(seenTo, question.At + Activation.FollowUp.Ticks)));

        _waits.Sort();
        var waits = CollectionsMarshal.AsSpan(_waits);
        return (KaplanMeier.Seconds(waits, 0.5), KaplanMeier.Seconds(waits, 0.9));
    }

    private static long Earliest(long one, long other) => one == 0 ? other : other == 0 ? one : Math.Min(one, other);

    private struct Question
    {
        public Trace Asking;

        /// <summary>When staff first answered, and how; 0: never.</summary>
        public (long At, Trace Answer) Staff;

        /// <summary>When another member first answered.</summary>
        public (long At, Trace Answer) Member;

        public readonly long At => Asking.At;

        public readonly long StaffAt => Staff.At;

        public readonly long MemberAt => Member.At;
    }
}
