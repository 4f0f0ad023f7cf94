using Pipeline.Model;
using Pipeline.Rollup.Definitions;

namespace Pipeline.Rollup.Mistakes;

/// <summary>First posts of the week, by people who joined within four weeks, wait for an answer for more than a day: one of fewer than ten, or more than a tenth.</summary>
internal sealed class NewcomerUnanswered : IMistake
{
    // One of ten slips by anywhere.
    private const int Allowed = 10;

    public MistakeName Name => MistakeName.NewcomerUnanswered;

    public string NextStep => "Answer these first messages today, and agree who answers newcomers on which day.";

    public int CooldownDays => 7;

    public Seen On(Signs signs, int day) => Count(signs, day) switch
    {
        (0, _) => Seen.TooFewToSay,
        (var posts, var waiting) => waiting * Allowed > posts ? Seen.Yes : Seen.No,
    };

    public Shown Show(Signs signs, int day)
    {
        var (posts, waiting) = Count(signs, day);
        var traces = new List<Trace>();
        foreach (ref readonly var newcomer in signs.Newcomers)
        {
            if (IsWaiting(signs, newcomer, day))
                traces.Add(new(newcomer.Member, newcomer.FirstPostDay, newcomer.FirstPostAt));
        }

        return new($"{waiting} of {posts} first messages of newcomers of the last seven days got no answer within 24 hours", [.. traces.TakeLast(Shown.Most)]);
    }

    private static (int Posts, int Waiting) Count(Signs signs, int day)
    {
        var (posts, waiting) = (0, 0);
        foreach (ref readonly var newcomer in signs.Newcomers)
        {
            posts += IsOver(signs, newcomer, day) ? 1 : 0;
            waiting += IsWaiting(signs, newcomer, day) ? 1 : 0;
        }

        return (posts, waiting);
    }

    private static bool IsOver(Signs signs, in Newcomer newcomer, int day)
    {
        var due = newcomer.FirstPostAt + Answers.Window.Ticks;
        return newcomer.FirstPostAt != 0 && newcomer.FirstPostDay > day - Signs.Week && newcomer.Day > day - Signs.Month && due <= signs.EndOf(day).UtcTicks
            && signs.CanBeAnswered(newcomer);
    }

    private static bool IsWaiting(Signs signs, in Newcomer newcomer, int day) =>
        IsOver(signs, newcomer, day) && (newcomer.FirstPostAnsweredAt == 0 || newcomer.FirstPostAnsweredAt >= signs.EndOf(day).UtcTicks);
}
