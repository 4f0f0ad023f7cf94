using Pipeline.Model;

namespace Pipeline.Rollup.Mistakes;

/// <summary>Staff started more than 60 % of the threads in each of four weeks, and surely so of all four.</summary>
internal sealed class FounderMonologue : IMistake
{
    private const double Most = 0.6;

    public MistakeName Name => MistakeName.FounderMonologue;

    public string NextStep => "Ask two members this week to start a topic of their own, and let the first answer be somebody else's.";

    public int CooldownDays => 14;

    public Seen On(Signs signs, int day)
    {
        for (var last = day; last > day - Signs.Month; last -= Signs.Week)
        {
            if (Share(signs, last - Signs.Week + 1, last) is not { Value: > Most })
                return signs.Threads.Of(last - Signs.Week + 1, last) == 0 ? Seen.TooFewToSay : Seen.No;
        }

        return Shares.IsAbove(Share(signs, day - Signs.Month + 1, day), Most);
    }

    public Shown Show(Signs signs, int day)
    {
        var first = day - Signs.Month + 1;
        return new(
            $"Staff started {signs.StaffThreads.Of(first, day)} of {signs.Threads.Of(first, day)} threads in four weeks",
            signs.Newest(first, day, message => message is { StartsThread: true, IsByStaff: true }));
    }

    private static Ratio Share(Signs signs, int first, int last) => new(signs.StaffThreads.Of(first, last), signs.Threads.Of(first, last));
}
