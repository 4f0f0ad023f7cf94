using Pipeline.Model;
using Pipeline.Rollup.Definitions;
using Pipeline.Rollup.Lists;

namespace Pipeline.Rollup.Mistakes;

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
        var (day, returned) = (signs.LastDay, Returned(input));
        var row = new Founding { Community = community, AsOf = signs.DayAt(day), Members = signs.Present[day] };
        foreach (ref readonly var newcomer in input.Newcomers)
        {
            if (newcomer.IsFirst && newcomer.Day > day - MemberLives.Window && newcomer.JoinedAt + SecondWeek.Ticks <= input.End)
                row = Add(row, newcomer, returned.Contains(newcomer.Member));
            if (IsFirstPost(newcomer, signs, day))
                row = row with { FirstPosts = row.FirstPosts + 1, FirstPostsUnanswered = row.FirstPostsUnanswered + (IsUnanswered(newcomer) ? 1 : 0) };
        }

        var offers = PromotionOverload.Share(signs, day);
        var unanswered = Shares.IsAbove(new(row.FirstPostsUnanswered, row.FirstPosts), MostUnanswered);
        return row with
        {
            StopInviting = unanswered == Seen.TooFewToSay ? null : unanswered == Seen.Yes,
            Offers = offers.Numerator,
            Helpful = offers.Denominator - offers.Numerator,
        };
    }

    // Each step is of those who took the one before.
    private static Founding Add(Founding row, in Newcomer newcomer, bool hasReturned)
    {
        var posted = newcomer.FirstPostAt != 0 ? 1 : 0;
        var answered = newcomer.FirstPostAnsweredAt != 0 ? posted : 0;
        return row with
        {
            Joined = row.Joined + 1,
            Posted = row.Posted + posted,
            Answered = row.Answered + answered,
            SecondWeek = row.SecondWeek + (hasReturned ? answered : 0),
        };
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
