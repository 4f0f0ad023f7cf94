using Pipeline.Model;
using Pipeline.Rollup.Definitions;
using Pipeline.Rollup.Interactions;
using Pipeline.Rollup.Lists;
using Pipeline.Text;

namespace Pipeline.Rollup.Mistakes;

/// <summary>All that mistakes are functions of, counted by day.</summary>
internal sealed class Signs
{
    public const int Week = 7;
    public const int Month = 28;

    private readonly CommunityHistory _history;
    private readonly CommunityInteractions _interactions;
    private readonly Newcomer[] _newcomers;
    private readonly HashSet<ulong> _unanswered = [];

    /// <param name="metrics">Of all platforms together.</param>
    public Signs(ListInput input, IEnumerable<Metric> metrics, ModerationSigns moderation)
    {
        (_history, _interactions, _newcomers, Moderation) = (input.History, input.Interactions, input.Newcomers.ToArray(), moderation);
        var days = _history.DayCount;
        (Messages, StaffReplies, Threads, StaffThreads) = (new(days), new(days), new(days), new(days));
        (Questions, Unanswered, Helpful, Joins, Heard) = (new(days), new(days), new(days), new(days), new(days));
        (Present, Active7) = (new int[days], new int[days]);
        CountMessages();
        CountNewcomers();
        foreach (var row in metrics.Where(row => row.Platform is null))
            (Present[DayOf(row.Day)], Active7[DayOf(row.Day)]) = (row.Present, row.Active7);
    }

    public ModerationSigns Moderation { get; }

    public ReadOnlySpan<Newcomer> Newcomers => _newcomers;

    public bool HasStaff => _history.Members.HasStaff;

    /// <summary>By members.</summary>
    public DaySums Messages { get; }

    /// <summary>By staff, to what somebody else wrote.</summary>
    public DaySums StaffReplies { get; }

    public DaySums Threads { get; }

    public DaySums StaffThreads { get; }

    /// <summary>By members.</summary>
    public DaySums Questions { get; }

    /// <summary>Of these, without an answer by another person within 24 hours.</summary>
    public DaySums Unanswered { get; }

    /// <summary>Guides, tips and answers to questions, by members.</summary>
    public DaySums Helpful { get; }

    public DaySums Joins { get; }

    /// <summary>Newcomers by the day on which they were first answered or reacted to.</summary>
    public DaySums Heard { get; }

    /// <summary>By day, here and below.</summary>
    public int[] Present { get; }

    public int[] Active7 { get; }

    public int LastDay => _history.DayCount - 1;

    public DateOnly DayAt(int day) => _history.DayAt(day);

    public DateTimeOffset EndOf(int day) => new(_history.EndOf(day), TimeSpan.Zero);

    /// <summary>Whether the instant is of the days, both ends included.</summary>
    public bool IsWithin(DateTimeOffset at, int first, int last) => at < EndOf(last) && (first <= 0 || at >= EndOf(first - 1));

    /// <summary>The newest messages of the days, of those wanted.</summary>
    public IReadOnlyList<Trace> Newest(int first, int last, Func<PostedMessage, bool> isWanted)
    {
        var newest = new List<Trace>(Shown.Most);
        var messages = _interactions.Messages;
        for (var i = messages.Length - 1; i >= 0 && messages[i].Day >= first && newest.Count < Shown.Most; i--)
        {
            if (messages[i].Day <= last && isWanted(messages[i]))
                newest.Add(Trace.Of(messages[i]));
        }

        return newest;
    }

    public BusiestMember Busiest(int day) => BusiestMember.On(_history, _interactions, day);

    public bool IsAnswer(PostedMessage message) =>
        _interactions.IsToAnother(message) && _interactions.Messages[message.Target].Content == ContentKind.Question;

    public bool CanBeAnswered(in Newcomer newcomer) => QuestionsWaiting.CanTell(_interactions.Messages[newcomer.FirstPost].Source);

    /// <summary>The newest of the days' questions that nobody answered within 24 hours.</summary>
    public IReadOnlyList<Trace> NewestUnanswered(int first, int last) =>
        Newest(first, last, message => message is { Content: ContentKind.Question, IsByStaff: false } && _unanswered.Contains(message.Hash));

    /// <summary>The newest texts that verdicts are about.</summary>
    public static IReadOnlyList<Evidence> Behind(IEnumerable<Verdict> verdicts) =>
    [
        .. verdicts.OrderByDescending(verdict => verdict.TextAt).ThenBy(verdict => verdict.Text.Value, StringComparer.Ordinal).Take(Shown.Most)
            .Select(verdict => new Evidence(verdict.Text, verdict.Author, verdict.TextAt, Source: null, verdict.Channel, verdict.Message)),
    ];

    public int DayOf(DateOnly day) => day.DayNumber - _history.FirstDay.DayNumber;

    private void CountMessages()
    {
        var messages = _interactions.Messages;
        var answered = new long[messages.Length];
        foreach (ref readonly var message in messages)
        {
            if (_interactions.IsToAnother(message) && (answered[message.Target] == 0 || message.At < answered[message.Target]))
                answered[message.Target] = message.At;
        }

        for (var i = 0; i < messages.Length; i++)
        {
            ref readonly var message = ref messages[i];
            Threads.Add(message.Day, message.StartsThread ? 1 : 0);
            StaffThreads.Add(message.Day, message is { StartsThread: true, IsByStaff: true } ? 1 : 0);
            StaffReplies.Add(message.Day, message.IsByStaff && _interactions.IsToAnother(message) ? 1 : 0);
            if (message.IsByStaff)
                continue;

            Messages.Add(message.Day);
            Helpful.Add(message.Day, message.Content is ContentKind.Guide or ContentKind.Tip || IsAnswer(message) ? 1 : 0);
            if (message.Content != ContentKind.Question || !QuestionsWaiting.CanTell(message.Source))
                continue;

            Questions.Add(message.Day);
            if (answered[i] != 0 && answered[i] - message.At < Answers.Window.Ticks)
                continue;

            Unanswered.Add(message.Day);
            _unanswered.Add(message.Hash);
        }
    }

    private void CountNewcomers()
    {
        var heard = _newcomers.Where(newcomer => newcomer.HeardAt != 0).Select(newcomer => newcomer.HeardAt).Order();
        var day = 0;
        foreach (var at in heard)
        {
            while (day < _history.DayCount - 1 && _history.EndOf(day) <= at)
                day++;
            Heard.Add(day);
        }

        foreach (ref readonly var newcomer in _newcomers.AsSpan())
            Joins.Add(newcomer.Day);
    }
}
