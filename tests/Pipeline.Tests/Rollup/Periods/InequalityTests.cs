using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Pipeline.Model;
using Pipeline.Rollup.Definitions;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Rollup.Periods;

public sealed class InequalityTests
{
    [Fact]
    public void The_worked_examples_come_out()
    {
        var vectors = JsonNode.Parse(File.ReadAllText(Repository.Shared("metrics-vectors.json")))!;

        foreach (var example in vectors["gini"]!.AsArray())
            Gini(Of(Numbers(example!["x"]!))).ShouldBe(example["expect"]!.GetValue<double>(), 0.001);
        var absence = vectors["absence_factor"]!;
        Of(Numbers(absence["x"]!)).AbsenceFactor.ShouldBe(absence["expect"]!.GetValue<int>());
    }

    [Fact]
    public void Where_nobody_wrote_nothing_is_said() =>
        Of([0, 0, 0]).ShouldBe(new(3, 0, 0, null, null, null, null));

    [Fact]
    public void The_busiest_are_rounded_up_to_whole_members()
    {
        var inequality = Of([.. Enumerable.Range(1, 25)]);

        (inequality.Top1, inequality.Top10).ShouldBe((25, 25 + 24 + 23));
        (Of([7]).Top1, Of([7]).Top10, Of([7]).AbsenceFactor).ShouldBe((7, 7, 1));
    }

    [Fact]
    public void Half_is_enough_for_the_absence_factor() => Of([5, 5]).AbsenceFactor.ShouldBe(1);

    [Fact]
    public void It_is_what_the_formula_says_member_by_member() => Prop.ForAll(
        Gen.Choose(0, 12).NonEmptyListOf().ToArbitrary(),
        written =>
        {
            var inequality = Of([.. written]);

            var sorted = written.Order().ToList();
            long numerator = 0;
            for (var i = 1; i <= sorted.Count; i++)
                numerator += ((2L * i) - sorted.Count - 1) * sorted[i - 1];
            var total = sorted.Sum();
            inequality.GiniNumerator.ShouldBe(total == 0 ? null : numerator);
            var (taken, fewest) = (0, 0);
            for (; taken * 2 < total; fewest++)
                taken += sorted[^(fewest + 1)];
            inequality.AbsenceFactor.ShouldBe(total == 0 ? null : fewest);
            inequality.Top10.ShouldBe(total == 0 ? null : sorted.TakeLast((sorted.Count + 9) / 10).Sum());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Members_who_wrote_nothing_are_in_it_and_staff_are_not()
    {
        var row = new Club().NeverCounts("eve").Joins("ann", "2026-03-01 10:00").Writes("bob", "2026-03-01 10:00").Writes("eve", "2026-03-01 11:00")
            .Writes("cem", "2026-03-01 12:00").Leaves("cem", "2026-03-01 13:00").Leaves("dan", "2026-03-01 13:00")
            .Periods("2026-03-01").On("2026-03-01");

        (row.Population, row.Contributors, row.Contributions, row.Members).ShouldBe((3, 2, 2, 2));
    }

    [Fact]
    public void What_was_written_28_days_ago_is_in_no_more() =>
        new Club().Writes("ann", "2026-03-01 10:00").Writes("bob", "2026-03-02 10:00").Periods("2026-03-29").Rows
            .Where(row => row.Span == PeriodSpan.Days28).Select(row => row.Contributions).TakeLast(2).ShouldBe([2, 1]);

    private static Inequality Of(int[] written) =>
        Inequality.Of([.. Enumerable.Range(0, written.DefaultIfEmpty().Max() + 1).Select(count => written.Count(one => one == count))]);

    private static double Gini(Inequality inequality) =>
        (double)inequality.GiniNumerator!.Value / ((double)inequality.Population * inequality.Contributions);

    private static int[] Numbers(JsonNode numbers) => [.. numbers.AsArray().Select(number => number!.GetValue<int>())];
}
