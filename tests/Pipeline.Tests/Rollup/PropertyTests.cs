using FsCheck;
using FsCheck.Fluent;
using Pipeline.Model;

namespace Pipeline.Tests.Rollup;

/// <summary>What holds for every history, over some hundred that are made up.</summary>
public sealed class PropertyTests
{
    [Fact]
    public void Every_number_is_what_its_definition_says_word_by_word() => ForAll(history =>
    {
        var plain = PlainNumbers.Of(history.Facts, history.People, history.Through, history.Zone);
        var figures = history.Figures();

        figures.DifferenceFrom(plain).ShouldBe("but");
    });

    [Fact]
    public void The_active_of_a_period_are_those_before_less_the_dormant_with_the_new_and_the_resurrected() => ForAll(history =>
    {
        var rows = history.Figures().Metrics.ToDictionary(row => (row.Day, row.Platform));
        foreach (var row in rows.Values)
        {
            Before(1).Active.ShouldBe(row.Returning + row.Dormant);
            row.Active.ShouldBe(Before(1).Active - row.Dormant + row.New + row.Resurrected);
            Before(7).Active7.ShouldBe(row.Returning7 + row.Dormant7);
            row.Active7.ShouldBe(Before(7).Active7 - row.Dormant7 + row.New7 + row.Resurrected7);
            Before(30).Active30.ShouldBe(row.Returning30 + row.Dormant30);
            row.Active30.ShouldBe(Before(30).Active30 - row.Dormant30 + row.New30 + row.Resurrected30);

            Metric Before(int days) => rows.GetValueOrDefault((row.Day.AddDays(-days), row.Platform)) ?? new() { Community = Club.Id, Day = default };
        }
    });

    [Fact]
    public void Unbounded_retention_never_rises_with_n_and_is_never_below_that_of_day_n() => ForAll(history =>
    {
        foreach (var row in history.Figures().Cohorts)
        {
            int?[] unbounded = [row.Started, row.UnboundedD1, row.UnboundedD3, row.UnboundedD7, row.UnboundedD14, row.UnboundedD30, row.UnboundedD60, row.UnboundedD90];
            int?[] ofDay = [row.Started, row.RetentionD1, row.RetentionD3, row.RetentionD7, row.RetentionD14, row.RetentionD30, row.RetentionD60, row.RetentionD90];
            unbounded.Zip(unbounded.Skip(1)).ShouldAllBe(pair => pair.Second == null || pair.Second <= pair.First);
            unbounded.Zip(ofDay).ShouldAllBe(pair => pair.First.HasValue == pair.Second.HasValue && !(pair.First < pair.Second));
        }
    });

    [Fact]
    public void Cohorts_hold_each_member_once() => ForAll(history =>
    {
        var figures = history.Figures();

        foreach (var platform in figures.Metrics.Select(row => row.Platform).Distinct())
        {
            var (cohorts, metrics) = (figures.Cohorts.Where(row => row.Platform == platform), figures.Metrics.Where(row => row.Platform == platform));
            cohorts.Sum(row => row.Started).ShouldBe(metrics.Sum(row => row.New));
            cohorts.Sum(row => row.Joined).ShouldBe(Joiners(history, platform));
        }
    });

    [Fact]
    public void Every_rate_is_from_0_to_1() => ForAll(history =>
    {
        foreach (var row in history.Figures().Metrics)
        {
            row.Engaged.ShouldBeInRange(0, row.Engaged7);
            row.Engaged7.ShouldBeLessThanOrEqualTo(row.Present);
            row.Active.ShouldBeLessThanOrEqualTo(row.Active7);
            row.Active7.ShouldBeLessThanOrEqualTo(row.Active30);
            (row.Resurrected <= row.Lapsed && row.Resurrected7 <= row.Lapsed7 && row.Resurrected30 <= row.Lapsed30).ShouldBeTrue();
            (row.RetentionD1 > row.New || row.RetentionCalendarD90 > row.New).ShouldBeFalse();
        }
    });

    [Fact]
    public void The_order_in_which_facts_came_does_not_matter() => ForAll(history =>
    {
        var shuffled = history.Facts.ToArray();
        new Random(shuffled.Length).Shuffle(shuffled);

        (history with { Facts = shuffled }).Figures().DifferenceFrom(history.Figures()).ShouldBe("but");
    });

    [Fact]
    public void The_platforms_of_accounts_add_up_to_the_total() => ForAll(history =>
    {
        var days = history.Figures().Metrics.GroupBy(row => row.Day);
        foreach (var day in days.Where(rows => rows.Any(row => row.Platform is not null)))
        {
            var (total, platforms) = (day.Single(row => row.Platform is null), day.Where(row => row.Platform is not null).ToList());
            platforms.Sum(row => row.Active30).ShouldBe(total.Active30);
            platforms.Sum(row => row.Messages).ShouldBe(total.Messages);
            platforms.Sum(row => row.Engaged7).ShouldBe(total.Engaged7);
        }
    });

    private static int Joiners(AnyHistory history, Source? platform)
    {
        var facts = history.Facts.Where(fact => platform is null || fact.Source == platform);
        var plain = new PlainHistory(facts, history.People, history.Zone, history.Through);
        return plain.Acts.Select(act => act.Who)
            .Concat(plain.Joins.Where(join => plain.Counts(join.Member, join.Day)).Select(join => join.Member)).Distinct().Count();
    }

    internal static void ForAll(Action<AnyHistory> property) =>
        Prop.ForAll(AnyHistory.Arbitrary(), history => property(history)).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
}
