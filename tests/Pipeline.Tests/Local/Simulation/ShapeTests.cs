using Pipeline.Local.Simulation;
using Pipeline.Model;

namespace Pipeline.Tests.Local.Simulation;

/// <summary>Whether what happens looks like life. The figures of ten seeds are published with the ranges they are held to.</summary>
public sealed class ShapeTests(ITestOutputHelper output)
{
    private static readonly Lazy<List<List<Act>>> Runs = new(() =>
        [.. Enumerable.Range(1, 10).Select(seed => Villages.Acts(Villages.Ordinary, (ulong)seed).ToList())]);

    [Fact]
    public void A_tenth_of_the_members_writes_more_than_half()
    {
        foreach (var acts in Runs.Value)
        {
            var members = acts.Where(act => act.Kind == ActKind.Joined).Select(act => act.Member).Distinct().Count();
            var posts = acts.Where(act => act.Kind == ActKind.Posted).CountBy(act => act.Member).Select(count => count.Value).OrderDescending().ToList();

            var share = posts.Take(members / 10).Sum() / (double)posts.Sum();

            output.WriteLine($"top tenth {share:P0}, first {posts[0] / (double)posts.Sum():P0}, silent {1 - (posts.Count / (double)members):P0}");
            share.ShouldBeInRange(0.5, 0.9);
            (posts[0] / (double)posts.Sum()).ShouldBeLessThan(0.3);
        }
    }

    // Real rooms of this size: 25 to 40 % of writers come back within the first week, 16 to 36 % in the three weeks after it
    // (tenth to ninetieth percentile of 25 rooms of a public archive). Reactions count here, too, so more is to be expected.
    [Theory]
    [InlineData(1, 0.25, 0.5)]
    [InlineData(7, 0.15, 0.4)]
    [InlineData(30, 0.08, 0.32)]
    public void Members_come_back_as_often_as_in_life(int day, double least, double most)
    {
        var (back, all) = (0, 0);
        foreach (var acts in Runs.Value)
        {
            var end = acts[^1].Seconds;
            foreach (var member in acts.Where(act => act.Kind is ActKind.Posted or ActKind.Reacted or ActKind.PollAnswered).GroupBy(act => act.Member))
            {
                var from = member.First().Seconds + (day * 86_400L);
                if (from + 86_400 > end)
                    continue;
                all++;
                back += member.Any(act => act.Seconds >= from && act.Seconds < from + 86_400) ? 1 : 0;
            }
        }

        output.WriteLine($"D{day}: {back} of {all} = {back / (double)all:P1}");
        (back / (double)all).ShouldBeInRange(least, most);
    }

    [Fact]
    public void Most_questions_are_answered_and_some_are_not()
    {
        foreach (var acts in Runs.Value)
        {
            var answered = acts.Where(act => act is { Kind: ActKind.Posted, ReplyTo: > 0 }).Select(act => (act.Channel, act.ReplyTo)).ToHashSet();
            var questions = acts.Where(act => act is { Kind: ActKind.Posted, Words.Genre: Genre.Question }).ToList();

            var share = questions.Count(act => answered.Contains((act.Channel, act.Message))) / (double)questions.Count;

            share.ShouldBeInRange(0.8, 0.98);
        }
    }

    [Fact]
    public void Some_return_after_weeks_of_silence()
    {
        var gaps = Runs.Value.SelectMany(acts => acts.Where(act => act.Kind == ActKind.Posted).GroupBy(act => act.Member)
            .Select(member => member.Zip(member.Skip(1)).Select(pair => pair.Second.Seconds - pair.First.Seconds).DefaultIfEmpty().Max())).ToList();

        gaps.Count(gap => gap > 28 * 86_400).ShouldBeInRange(gaps.Count / 20, gaps.Count / 2);
    }

    [Fact]
    public void Newcomers_who_are_heard_stay_active_more_often_than_those_who_are_not()
    {
        var (heard, unheard) = (new List<bool>(), new List<bool>());
        for (var seed = 1UL; seed <= 40; seed++)
        {
            var acts = Villages.Acts(Villages.Ordinary, seed, days: 120).ToList();
            var noticed = acts.Where(act => act.Kind is ActKind.Posted or ActKind.Reacted && act.Other >= 0)
                .GroupBy(act => act.Other).ToDictionary(member => member.Key, member => member.Min(act => act.Seconds));
            foreach (var member in acts.Where(act => act is { Kind: ActKind.Posted, Member: > 1 }).GroupBy(act => act.Member))
            {
                var from = member.First().Seconds + (3 * 86_400);
                var isHeard = noticed.TryGetValue(member.Key, out var at) && at < from;
                (isHeard ? heard : unheard).Add(member.Any(act => act.Seconds >= from && act.Seconds < from + (25 * 86_400)));
            }
        }

        var (stay, go) = (heard.Count(stays => stays) / (double)heard.Count, unheard.Count(stays => stays) / (double)unheard.Count);
        output.WriteLine($"heard {stay:P0} of {heard.Count}, unheard {go:P0} of {unheard.Count}");
        stay.ShouldBeGreaterThan(go * 1.4);
    }

    [Fact]
    public void Joins_have_their_ways_and_the_platform_decides_what_is_known()
    {
        var joins = Runs.Value.SelectMany(acts => acts.Where(act => act.Kind == ActKind.Joined)).ToList();

        foreach (var way in Enum.GetValues<Attribution>().Except([Attribution.Inferred]))
            joins.Count(join => join.Attribution == way).ShouldBeGreaterThan(20);
        joins.ShouldAllBe(join => join.Other >= 0 == (join.Attribution != Attribution.Unknown));
        joins.Where(join => join.Attribution == Attribution.Declared).ShouldAllBe(join => join.Channel == 3);
    }

    [Fact]
    public void Every_kind_of_act_and_every_genre_occurs()
    {
        var acts = Runs.Value[0];

        Enum.GetValues<ActKind>().Except(acts.Select(act => act.Kind)).ShouldBe([ActKind.Reported, ActKind.BotSet]);
        Enum.GetValues<Genre>().Except(acts.Where(act => act.Kind == ActKind.Posted).Select(act => act.Words.Genre)).ShouldBe([Genre.Complaint]);
        Enum.GetValues<Language>().Except(acts.Select(act => act.Words.Language)).ShouldBeEmpty();
    }

    [Fact]
    public void Sales_are_pending_before_they_are_anything_else()
    {
        var sales = Runs.Value[0].Where(act => act.Kind == ActKind.Converted).GroupBy(act => act.Message).ToList();

        sales.ShouldNotBeEmpty();
        sales.ShouldAllBe(sale => sale.First().Status == ConversionStatus.Pending);
        sales.SelectMany(sale => sale.Skip(1)).Select(sale => sale.Status).Distinct().Order()
            .ShouldBe([ConversionStatus.Approved, ConversionStatus.Declined, ConversionStatus.Reversed]);
    }
}
