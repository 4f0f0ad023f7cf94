using Pipeline.Model;

namespace Pipeline.Tests.Local.Demo;

/// <summary>What the metrics will show of the story, counted from the events.</summary>
public sealed class StoryFigureTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => Plays.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_champion_answers_more_members_and_brings_more_of_them_to_life_than_anybody(string name)
    {
        var figures = new Figures(Plays.Of(name));
        var champion = Plays.Of(name).Story["champion"].Who.Single().Id;

        var helped = figures.MembersHelped();
        var referred = figures.ActivatedReferrals();

        output.WriteLine($"{name}: helped {helped[champion]}, next {Next(helped)}");
        output.WriteLine($"{name}: activated referrals {referred[champion]}, next {Next(referred)}");
        helped.MaxBy(one => one.Value).Key.ShouldBe(champion);
        referred.MaxBy(one => one.Value).Key.ShouldBe(champion);
        helped[champion].ShouldBeGreaterThan(Next(helped) * 14 / 10);
        referred[champion].ShouldBeGreaterThan(2 * Next(referred));

        int Next(Dictionary<MemberId, int> counts) => counts.Where(one => one.Key != champion).Max(one => one.Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Staff_start_most_threads_for_more_than_four_weeks_and_few_after_that(string name)
    {
        var figures = new Figures(Plays.Of(name));

        var weeks = figures.StaffShareOfThreadsByWeek();

        output.WriteLine($"{name}: {string.Join(" ", weeks.Select(week => $"{week:P0}"))}");
        weeks[1..5].ShouldAllBe(share => share > 0.6);
        weeks[8..].Average().ShouldBeLessThan(0.25);
    }

    [Theory]
    [InlineData("harrowgull", "batch")]
    [InlineData("brindlewick", "freeze")]
    public void A_scandal_is_loud_for_two_days_costs_members_who_come_back_and_passes(string name, string scene)
    {
        var play = Plays.Of(name);
        var figures = new Figures(play);
        var first = CommunityDay.Of(play.Story[scene].From, play.Zone);

        var before = figures.MessagesADay(first.AddDays(-14), first.AddDays(-1));
        var during = figures.MessagesADay(first, first.AddDays(1));
        var returnsBefore = new[] { -28, -21, -14 }.Average(days => figures.ReturnRate(first.AddDays(days)));
        var returnsAfter = figures.ReturnRate(first);

        output.WriteLine($"{name}: {before:F0} messages a day before, {during:F0} in the two days");
        output.WriteLine($"{name}: of a week's active members {returnsBefore:P0} came back before it, {returnsAfter:P0} after it");
        during.ShouldBeGreaterThan(1.8 * before);
        returnsAfter.ShouldBeLessThan(0.88 * returnsBefore);
        figures.MessagesADay(first.AddDays(2), first.AddDays(15)).ShouldBeLessThan(0.85 * before);
        figures.MessagesADay(first.AddDays(40), first.AddDays(53)).ShouldBeGreaterThan(0.85 * before);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_quiet_week_is_quiet(string name)
    {
        var play = Plays.Of(name);
        var figures = new Figures(play);
        var first = CommunityDay.Of(play.Story["quiet-week"].From, play.Zone);

        var before = figures.MessagesADay(first.AddDays(-14), first.AddDays(-1));

        figures.MessagesADay(first.AddDays(1), first.AddDays(6)).ShouldBeLessThan(0.4 * before);
        figures.MessagesADay(first.AddDays(8), first.AddDays(21)).ShouldBeGreaterThan(0.7 * before);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Offers_outweigh_help_in_one_week_only(string name)
    {
        var play = Plays.Of(name);
        var figures = new Figures(play);
        var first = CommunityDay.Of(play.Story["promo-week"].From, play.Zone);

        var weeks = Enumerable.Range(1, 25).Select(week => first.AddDays(7 * (week - 22)))
            .Where(day => day.AddDays(6) <= play.Community.LastDay(Plays.Now) && day > play.DayOf(play.History[0]).AddDays(14))
            .ToDictionary(day => day, day => figures.Offers(day, day.AddDays(6)));

        output.WriteLine($"{name}: {string.Join(" ", weeks.OrderBy(week => week.Key).Select(week => week.Value))}");
        weeks[first].ShouldBeGreaterThan(25);
        weeks.Where(week => week.Key != first && week.Key != first.AddDays(7)).ShouldAllBe(week => week.Value < weeks[first] / 3);
    }
}
