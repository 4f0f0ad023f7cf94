using System.Runtime.InteropServices;

namespace Pipeline.Rollup.Definitions;

/// <summary>
/// Definition 7: of those who joined for the first time, who posted and got an answer or a reaction from another person within seven days;
/// and how long until the first post. Beside it, whether a newcomer's first post is answered within 24 hours.
/// </summary>
internal sealed class Activation
{
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>Nobody is waited for longer than this; and no question either.</summary>
    public static readonly TimeSpan FollowUp = TimeSpan.FromDays(28);

    private static readonly TimeSpan FirstAnswerWindow = TimeSpan.FromHours(24);

    private readonly CommunityHistory _history;
    private readonly Newcomer[] _newcomers;
    private readonly TracedSums _joined;
    private readonly WindowedCounts _started;
    private readonly WindowedCounts _firstPosts;
    private readonly List<Wait> _waits = [];

    public Activation(CommunityHistory history, ReadOnlySpan<Newcomer> newcomers)
    {
        _history = history;
        _newcomers = [.. newcomers.ToArray().Where(newcomer => newcomer.IsFirst)];
        _joined = new(history);
        _started = new(history, Window, amounts: 1);
        _firstPosts = new(history, FirstAnswerWindow, amounts: 1);
        foreach (ref readonly var newcomer in _newcomers.AsSpan())
            Add(newcomer);
    }

    public TracedSums Joined => _joined;

    public WindowedCount Started => _started.Things;

    public WindowedCount Activated => _started.Amount(0);

    public WindowedCount FirstPosts => _firstPosts.Things;

    public WindowedCount FirstPostsAnswered => _firstPosts.Amount(0);

    /// <summary>Seconds, of those who joined in the period, as it stood when the period ended, or of a week or month as it stands now.</summary>
    public int? FirstPostMedian(Period period)
    {
        _waits.Clear();
        var seenTo = _history.EndOf(period.Span == Model.PeriodSpan.Days28 ? period.Last : _history.DayCount - 1);
        foreach (ref readonly var newcomer in _newcomers.AsSpan(_joined.Of(0, period.First - 1), _joined.Of(period)))
        {
            var until = Math.Min(seenTo, newcomer.JoinedAt + FollowUp.Ticks);
            if (newcomer.LeftAt != 0)
                until = Math.Min(until, newcomer.LeftAt);
            _waits.Add(Wait.Of(newcomer.JoinedAt, newcomer.FirstPostAt, until));
        }

        _waits.Sort();
        return KaplanMeier.Seconds(CollectionsMarshal.AsSpan(_waits), 0.5);
    }

    private void Add(in Newcomer newcomer)
    {
        _joined.Add(newcomer.Day, newcomer.Joining);
        _started.Add(newcomer.Joining, newcomer.IsActivated(Window) ? 1 : 0);
        if (newcomer.IsActivated(Window))
        {
            _started.Show(newcomer.Joining, 0, newcomer.Post);
            _started.Show(newcomer.Joining, 0, newcomer.Heard);
        }

        if (newcomer.FirstPostAt == 0)
            return;

        var isAnswered = newcomer.FirstPostAnsweredAt != 0 && newcomer.FirstPostAnsweredAt - newcomer.FirstPostAt < FirstAnswerWindow.Ticks;
        _firstPosts.Add(newcomer.Post, isAnswered ? 1 : 0);
        if (isAnswered)
            _firstPosts.Show(newcomer.Post, 0, newcomer.FirstAnswer);
    }
}
