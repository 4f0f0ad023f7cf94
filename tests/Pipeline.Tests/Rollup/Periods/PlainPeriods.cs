using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Tests.Rollup.Periods;

/// <summary>
/// Definitions 7 to 10 and 14 once more, each straight from its sentence, over plain lists of facts: slow, and sharing nothing with the
/// product but the calendar and the names of the fields. What both say is what is meant.
/// </summary>
internal sealed class PlainPeriods(AnyHistory history, Source? platform, DateOnly last)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly List<ActivityFact> _facts =
        [.. history.Facts.Where(fact => fact.Day <= last && !fact.IsWithdrawn && (platform is null || fact.Source == platform)).OrderBy(fact => fact.At)];

    private readonly PlainHistory _people =
        new(history.Facts.Where(fact => platform is null || fact.Source == platform), history.People, history.Zone, last);

    private IEnumerable<ActivityFact> Messages => _facts.Where(fact => fact.Kind == ActivityKind.Message);

    /// <summary>What the row should say; what is not worked out here is as the row has it.</summary>
    public PeriodMetric Check(PeriodMetric row)
    {
        row = WithAnswers(row);
        row = WithVoices(row);
        row = WithInequality(row);
        return WithNewcomers(WithGravity(row));
    }

    private PeriodMetric WithGravity(PeriodMetric row)
    {
        var before = row.From.AddDays(-1);
        var both = _people.Everybody.Where(who => _people.IsPresent(who, before) && _people.IsPresent(who, row.To)).ToList();
        return row.GravityMembers is null ? row : row with { GravityMembers = both.Count, GravityChange = both.Sum(who => Weight(who, row.To) - Weight(who, before)) };

        int Weight(MemberId who, DateOnly day)
        {
            int Active(int days) => _people.Active.Count(one => one.Who == who && one.Day <= day && one.Day > day.AddDays(-days));
            return Active(90) >= 30 ? 100 : Active(30) >= 7 ? 49 : Active(7) >= 2 ? 16 : 1;
        }
    }

    private bool IsStaff(MemberId who, DateOnly day) => history.People.Never.Contains(who) || !_people.Counts(who, day);

    private DateTimeOffset End(DateOnly day) => CommunityDay.End(day, history.Zone);

    private static bool Within(PeriodMetric row, DateOnly day) => day >= row.From && day <= row.To;

    // Of those that began at an instant of a day, which belong to the row; null while not all windows are over.
    private List<T>? Over<T>(PeriodMetric row, IEnumerable<T> things, Func<T, (DateOnly Day, DateTimeOffset At)> begins, TimeSpan window) =>
        row.Span == PeriodSpan.Days28
            ? [.. things.Where(thing => End(row.To) >= begins(thing).At + window && End(row.From.AddDays(-1)) < begins(thing).At + window)]
            : End(row.To) + window > End(last) ? null : [.. things.Where(thing => Within(row, begins(thing).Day))];

    private ActivityFact? Answered(ActivityFact fact) =>
        Messages.FirstOrDefault(message => message.Source == fact.Source && message.Message == (fact.Kind == ActivityKind.Message ? fact.ReplyTo : fact.Message));

    private IEnumerable<(ActivityFact Reply, ActivityFact To)> Replies =>
        Messages.Where(message => message.ReplyTo is not null).Select(message => (message, To: Answered(message)!))
            .Where(reply => reply.To is not null && reply.To.Member != reply.message.Member);

    private PeriodMetric WithAnswers(PeriodMetric row)
    {
        var replies = Replies.ToLookup(reply => reply.To.Event);
        var questions = Messages.Where(message => message.Content == ContentKind.Question && !IsStaff(message.Member, message.Day)).ToList();
        var over = Over(row, questions, question => (question.Day, question.At), Day);
        return row with
        {
            Questions = over?.Count,
            Unanswered = over?.Count(question => !(First(question, null) < question.At + Day)),
            AnsweredByMembers = over?.Count(question => First(question, false) == First(question, null) && First(question, null) < question.At + Day),
            AnswerMedian = Median(questions.Where(question => Within(row, question.Day)).Select(question => (question.At, First(question, null), (DateTimeOffset?)null)), row),
            StaffAnswerMedian = Median(questions.Where(question => Within(row, question.Day)).Select(question => (question.At, First(question, true), (DateTimeOffset?)null)), row),
        };

        DateTimeOffset? First(ActivityFact question, bool? byStaff) => replies[question.Event]
            .Where(reply => byStaff is null || IsStaff(reply.Reply.Member, reply.Reply.Day) == byStaff)
            .Min(reply => (DateTimeOffset?)(reply.Reply.At > question.At ? reply.Reply.At : question.At));
    }

    private int? Median(IEnumerable<(DateTimeOffset From, DateTimeOffset? Came, DateTimeOffset? Gone)> waits, PeriodMetric row)
    {
        var seenTo = End(row.Span == PeriodSpan.Days28 ? row.To : last);
        var seen = waits.Select(wait =>
        {
            var until = new[] { seenTo, wait.From + (28 * Day), wait.Gone ?? DateTimeOffset.MaxValue }.Min();
            return wait.Came < until ? (Time: wait.Came.Value - wait.From, Came: true) : (Time: until - wait.From, Came: false);
        }).ToList();

        var (left, times) = (1.0, seen.Where(wait => wait.Came).Select(wait => wait.Time).Distinct().Order().ToList());
        for (var i = 0; i < times.Count; i++)
        {
            left *= 1 - ((double)seen.Count(wait => wait.Came && wait.Time == times[i]) / seen.Count(wait => wait.Time >= times[i]));
            if (Math.Abs(left - 0.5) < 1e-9)
                return (int)((times[i].Ticks + times[Math.Min(i + 1, times.Count - 1)].Ticks) / 2 / TimeSpan.TicksPerSecond);
            if (left < 0.5)
                return (int)(times[i].Ticks / TimeSpan.TicksPerSecond);
        }

        return null;
    }

    private PeriodMetric WithVoices(PeriodMetric row)
    {
        var messages = Messages.Where(message => Within(row, message.Day)).ToList();
        var replies = Replies.Where(reply => Within(row, reply.Reply.Day)).ToList();
        return row with
        {
            HumanMessages = messages.Count,
            StaffMessages = messages.Count(message => IsStaff(message.Member, message.Day)),
            ThreadsStarted = messages.Count(message => message.ReplyTo is null),
            ThreadsByStaff = messages.Count(message => message.ReplyTo is null && IsStaff(message.Member, message.Day)),
            Replies = replies.Count,
            MemberReplies = replies.Count(reply => !IsStaff(reply.Reply.Member, reply.Reply.Day) && !IsStaff(reply.To.Member, reply.To.Day)),
        };
    }

    private PeriodMetric WithInequality(PeriodMetric row)
    {
        var written = Messages.Where(message => Within(row, message.Day) && !IsStaff(message.Member, message.Day)).CountBy(message => message.Member).ToDictionary();
        var present = _people.Everybody.Where(who => _people.IsPresent(who, row.To)).ToHashSet();
        var recommending = Messages.Where(message => Within(row, message.Day) && message.Recommends && !IsStaff(message.Member, message.Day)).Select(message => message.Member);
        return row with
        {
            Members = present.Count,
            Population = present.Union(written.Keys).Count(),
            Contributors = written.Count,
            Contributions = written.Values.Sum(),
            Recommenders = recommending.Distinct().Count(present.Contains),
        };
    }

    private PeriodMetric WithNewcomers(PeriodMetric row)
    {
        var all = new PlainNewcomers(_facts, [.. Replies.Select(reply => (reply.Reply.At, reply.To)), .. Reactions()], IsStaff).All;
        var firsts = all.Where(newcomer => newcomer.IsFirst).ToList();
        var started = Over(row, firsts, newcomer => (newcomer.Joined.Day, newcomer.Joined.At), 7 * Day);
        var referred = Over(row, all.Where(newcomer => newcomer.Referrer is not null && !(newcomer.LeftAt < newcomer.Joined.At + (7 * Day))), newcomer => (newcomer.Joined.Day, newcomer.Joined.At), 7 * Day);
        var brought = referred?.Where(newcomer => newcomer.IsActivated).ToList();
        return row with
        {
            Joined = firsts.Count(newcomer => Within(row, newcomer.Joined.Day)),
            Started = started?.Count,
            Activated = started?.Count(newcomer => newcomer.IsActivated),
            FirstPostMedian = Median(
                firsts.Where(newcomer => Within(row, newcomer.Joined.Day)).Select(newcomer => (newcomer.Joined.At, newcomer.PostedAt, newcomer.LeftAt)), row),
            Referred = referred?.Count,
            ReferredActivated = brought?.Count,
            ActivatedInferred = brought?.Count(newcomer => newcomer.Joined.Attribution == Attribution.Inferred),
            Referrers = brought is null ? row.Referrers : brought.Select(newcomer => newcomer.Referrer!.Value).Distinct().Count(who => _people.IsPresent(who, row.To)),
        };
    }

    private IEnumerable<(DateTimeOffset At, ActivityFact To)> Reactions() =>
        _facts.Where(fact => fact.Kind == ActivityKind.Reaction)
            .SelectMany(fact => (fact.Added ?? []).Select(emoji => (fact, emoji, Sign: 1)).Concat((fact.Removed ?? []).Select(emoji => (fact, emoji, Sign: -1))))
            .GroupBy(change => (change.fact.Member, change.fact.Day, change.fact.Source, change.fact.Message, change.emoji))
            .Where(reaction => reaction.Sum(change => change.Sign) > 0)
            .Select(reaction => (reaction.Where(change => change.Sign > 0).Max(change => change.fact.At), To: Answered(reaction.First().fact)!, reaction.Key.Member))
            .Where(reaction => reaction.To is not null && reaction.To.Member != reaction.Member)
            .Select(reaction => (reaction.Item1, reaction.To));
}
