using Pipeline.Model;
using Pipeline.Rollup.Definitions;
using Pipeline.Rollup.Lists;

namespace Pipeline.Rollup.Mistakes;

/// <summary>What of a newcomer is counted; see <see cref="Founding"/>.</summary>
internal enum FoundingStep
{
    Joined,
    Posted,
    Answered,
    SecondWeek,
    FirstPosts,
    FirstPostsUnanswered,
}

/// <summary>From joining to a second active week: how many of a community's newcomers came how far, and whether more should be invited.</summary>
internal static class FoundingFunnel
{
    private const int DaysOfFirstPosts = 14;

    // More than one of three left alone, and each further invitation loses more than it brings.
    private const double MostUnanswered = 1.0 / 3;
    private static readonly TimeSpan FirstWeek = TimeSpan.FromDays(7);
    private static readonly TimeSpan SecondWeek = TimeSpan.FromDays(14);

    public static Founding Of(CommunityId community, ListInput input, Signs signs)
    {
        var (day, taken) = (signs.LastDay, Taken(input, signs).CountBy(one => one.Step).ToDictionary());
        var offers = PromotionOverload.Share(signs, day);
        var unanswered = Shares.IsAbove(new(Count(FoundingStep.FirstPostsUnanswered), Count(FoundingStep.FirstPosts)), MostUnanswered);
        return new()
        {
            Community = community,
            AsOf = signs.DayAt(day),
            Members = signs.Present[day],
            Joined = Count(FoundingStep.Joined),
            Posted = Count(FoundingStep.Posted),
            Answered = Count(FoundingStep.Answered),
            SecondWeek = Count(FoundingStep.SecondWeek),
            FirstPosts = Count(FoundingStep.FirstPosts),
            FirstPostsUnanswered = Count(FoundingStep.FirstPostsUnanswered),
            StopInviting = unanswered == Seen.TooFewToSay ? null : unanswered == Seen.Yes,
            Offers = offers.Numerator,
            Helpful = offers.Denominator - offers.Numerator,
        };

        int Count(FoundingStep step) => taken.GetValueOrDefault(step);
    }

    /// <summary>Who took which step, each with what shows it: all that the numbers count.</summary>
    public static IReadOnlyList<(FoundingStep Step, int Member, IReadOnlyList<Trace> By)> Taken(ListInput input, Signs signs)
    {
        var (day, returned) = (signs.LastDay, Returned(input));
        var taken = new List<(FoundingStep, int, IReadOnlyList<Trace>)>();
        foreach (ref readonly var newcomer in input.Newcomers)
        {
            if (newcomer.IsFirst && newcomer.Day > day - MemberLives.Window && newcomer.JoinedAt + SecondWeek.Ticks <= input.End)
                AddSteps(taken, newcomer, returned.Contains(newcomer.Member));
            if (!IsFirstPost(newcomer, signs, day))
                continue;

            taken.Add((FoundingStep.FirstPosts, newcomer.Member, [newcomer.Post]));
            if (IsUnanswered(newcomer))
                taken.Add((FoundingStep.FirstPostsUnanswered, newcomer.Member, [newcomer.Post]));
        }

        return taken;
    }

    // Each step is of those who took the one before.
    private static void AddSteps(List<(FoundingStep, int, IReadOnlyList<Trace>)> taken, in Newcomer newcomer, bool hasReturned)
    {
        taken.Add((FoundingStep.Joined, newcomer.Member, [newcomer.Joining]));
        if (newcomer.FirstPostAt == 0)
            return;

        taken.Add((FoundingStep.Posted, newcomer.Member, [newcomer.Joining, newcomer.Post]));
        if (newcomer.FirstPostAnsweredAt == 0)
            return;

        taken.Add((FoundingStep.Answered, newcomer.Member, [newcomer.Post, newcomer.FirstAnswer]));
        if (hasReturned)
            taken.Add((FoundingStep.SecondWeek, newcomer.Member, [newcomer.Post, newcomer.FirstAnswer]));
    }

    private static HashSet<int> Returned(ListInput input)
    {
        var joined = new Dictionary<int, long>();
        foreach (ref readonly var newcomer in input.Newcomers)
            joined.TryAdd(newcomer.Member, newcomer.JoinedAt);

        var returned = new HashSet<int>();
        for (var day = 0; day < input.History.DayCount; day++)
        {
            foreach (ref readonly var entry in input.History.On(day))
            {
                if (entry.IsActive && joined.TryGetValue(entry.Member, out var at) && entry.Last >= at + FirstWeek.Ticks && entry.First < at + SecondWeek.Ticks)
                    returned.Add(entry.Member);
            }
        }

        return returned;
    }

    private static bool IsFirstPost(in Newcomer newcomer, Signs signs, int day) =>
        newcomer.FirstPostAt != 0 && newcomer.FirstPostDay > day - DaysOfFirstPosts && newcomer.Day > day - Signs.Month
        && newcomer.FirstPostAt + Answers.Window.Ticks <= signs.EndOf(day).UtcTicks && signs.CanBeAnswered(newcomer);

    private static bool IsUnanswered(in Newcomer newcomer) =>
        newcomer.FirstPostAnsweredAt == 0 || newcomer.FirstPostAnsweredAt - newcomer.FirstPostAt >= Answers.Window.Ticks;
}
