using System.Text.Json.Nodes;
using Pipeline.Model;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Rollup;

/// <summary>Each worked example of definitions 1 to 6, through sheets, history and rows.</summary>
public sealed class WorkedExampleTests
{
    private static readonly int[] KeptDays = [0, 1, 3, 7, 14, 30, 60];

    [Fact]
    public void One_of_three_who_were_active_in_the_month_is_33_33_per_cent()
    {
        var figures = new Club().Writes("a", "2026-03-01 10:00").Writes("b", "2026-03-02 10:00").Writes("c", "2026-03-20 10:00").Through("2026-05-01");

        var row = figures.On("2026-03-20");
        (row.Active, row.Active30).ShouldBe((1, 3));
        new Ratio(row.Active, row.Active30).Percent.ShouldBe(33.33m);

        var quiet = figures.On("2026-05-01");
        (quiet.Active, quiet.Active30).ShouldBe((0, 0));
        new Ratio(quiet.Active, quiet.Active30).Percent.ShouldBeNull();
    }

    // The example counts days 0 to 6 and we keep other days, so its days are moved to the first seven that we keep, in their order.
    [Fact]
    public void Members_who_return_on_two_different_days_are_a_third_on_each_and_unbounded_never_rises()
    {
        var club = new Club();
        foreach (var (who, days) in WorkedExamples.NDayMembers)
        {
            foreach (var day in days)
                club.Writes(who, $"{new DateTime(2026, 3, 2).AddDays(KeptDays[day]):yyyy-MM-dd} 12:00");
        }

        var figures = club.Through("2026-08-01");

        var (row, week) = (figures.On("2026-03-02"), figures.Week("2026-03-02"));
        row.New.ShouldBe(3);
        int?[] rolling = [row.New, row.RetentionD1, row.RetentionD3, row.RetentionD7, row.RetentionD14, row.RetentionD30, row.RetentionD60];
        rolling.ShouldBe(WorkedExamples.NDay.Select(count => (int?)count));
        int?[] ofWeek = [week.Started, week.RetentionD1, week.RetentionD3, week.RetentionD7, week.RetentionD14, week.RetentionD30, week.RetentionD60];
        ofWeek.ShouldBe(rolling);
        int?[] unbounded = [week.Started, week.UnboundedD1, week.UnboundedD3, week.UnboundedD7, week.UnboundedD14, week.UnboundedD30, week.UnboundedD60];
        unbounded.ShouldBe(WorkedExamples.Unbounded.Select(count => (int?)count));
    }

    [Fact]
    public void Of_three_two_return_and_one_is_dormant_whatever_the_others_do()
    {
        var club = new Club();
        foreach (var who in WorkedExamples.PreviousPeriod)
            club.Writes(who, "2026-03-03 12:00");
        foreach (var who in WorkedExamples.CurrentPeriod)
            club.Writes(who, "2026-03-10 12:00");

        var row = club.Through("2026-03-10").On("2026-03-10");

        (row.Returning7, row.Dormant7, row.New7, row.Resurrected7, row.Active7).ShouldBe((2, 1, 3, 0, 5));
        new Ratio(row.Returning7, row.Returning7 + row.Dormant7).Percent.ShouldBe(66.67m);
        new Ratio(row.Dormant7, row.Returning7 + row.Dormant7).Percent.ShouldBe(33.33m);
    }

    [Fact]
    public void Twenty_six_of_forty_present_are_engaged()
    {
        var club = new Club();
        for (var i = 0; i < 40; i++)
            club.Joins($"m{i:d2}", "2026-03-01 09:00");
        for (var i = 0; i < 26; i++)
            club.Reacts($"m{i:d2}", "2026-03-01 10:00");

        var row = club.Through("2026-03-01").On("2026-03-01");

        (row.Engaged, row.Engaged7, row.Present).ShouldBe((26, 26, 40));
        new Ratio(row.Engaged, row.Present).Value.ShouldBe(0.65);
    }

    // Joining alone is no activity; the example's first act is what a session would be elsewhere.
    [Fact]
    public void First_active_at_23_45_and_again_at_00_01_is_no_rolling_but_a_calendar_return()
    {
        var figures = new Club()
            .Joins("a", WorkedExamples.MidnightJoin).Writes("a", WorkedExamples.MidnightJoin).Writes("a", WorkedExamples.MidnightAct)
            .Through("2026-01-05");

        var row = figures.On("2026-01-01");
        (row.RetentionD1, row.RetentionCalendarD1).ShouldBe((0, 1));
    }

    [Fact]
    public void The_frozen_examples_are_those_of_the_shared_material()
    {
        var vectors = JsonNode.Parse(File.ReadAllText(Repository.Shared("metrics-vectors.json")))!;

        vectors.ShouldSatisfyAllConditions(
            () => vectors["n_day"]!["members"]!.AsArray().Select(member => $"{member![0]}: {string.Join(',', member[1]!.AsArray())}")
                .ShouldBe(WorkedExamples.NDayMembers.Select(member => $"{member.Who}: {string.Join(',', member.Days)}")),
            () => Thirds(vectors["n_day"]!["nday"]!).ShouldBe(WorkedExamples.NDay),
            () => Thirds(vectors["n_day"]!["unbounded"]!).ShouldBe(WorkedExamples.Unbounded),
            () => Texts(vectors["period_retention"]!["prev"]!).ShouldBe(WorkedExamples.PreviousPeriod),
            () => Texts(vectors["period_retention"]!["curr"]!).ShouldBe(WorkedExamples.CurrentPeriod),
            () => vectors["midnight"]!["join"]!.GetValue<string>().ShouldBe(WorkedExamples.MidnightJoin),
            () => vectors["midnight"]!["act"]!.GetValue<string>().ShouldBe(WorkedExamples.MidnightAct));
    }

    [Fact]
    public void Stickiness_and_Wilson_intervals_are_those_of_the_shared_material()
    {
        var vectors = JsonNode.Parse(File.ReadAllText(Repository.Shared("metrics-vectors.json")))!;

        foreach (var example in vectors["stickiness"]!.AsArray())
            new Ratio(example!["dau"]!.GetValue<int>(), example["mau"]!.GetValue<int>()).Percent.ShouldBe(example["expect"]?.GetValue<decimal>());
        foreach (var example in vectors["wilson95"]!.AsArray())
        {
            var ratio = new Ratio(example!["k"]!.GetValue<int>(), example["n"]!.GetValue<int>());
            ratio.Low!.Value.ShouldBe(example["lo"]!.GetValue<double>(), 0.00005);
            ratio.High!.Value.ShouldBe(example["hi"]!.GetValue<double>(), 0.00005);
        }
    }

    private static IEnumerable<int> Thirds(JsonNode rates) => rates.AsArray().Select(rate => (int)Math.Round(rate!.GetValue<double>() * 3));

    private static IEnumerable<string> Texts(JsonNode texts) => texts.AsArray().Select(text => text!.GetValue<string>());
}
