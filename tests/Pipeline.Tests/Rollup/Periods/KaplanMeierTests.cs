using FsCheck;
using FsCheck.Fluent;
using Pipeline.Rollup.Definitions;

namespace Pipeline.Tests.Rollup.Periods;

public sealed class KaplanMeierTests
{
    [Fact]
    public void Of_three_who_post_after_one_day_after_three_and_not_in_seven_half_have_after_three()
    {
        Seconds([Over(1), Over(3), Waiting(7)], 0.5).ShouldBe(3);
        Seconds([Over(1), Over(3)], 0.5).ShouldBe(2);
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(7, 4)]
    [InlineData(11, 6)]
    public void The_median_of_an_odd_number_is_the_one_in_the_middle(int count, int median) =>
        Seconds([.. Enumerable.Range(1, count).Select(Over)], 0.5).ShouldBe(median);

    [Fact]
    public void Where_not_half_have_come_there_is_no_median() => Seconds([Over(1), Waiting(2), Waiting(3)], 0.5).ShouldBeNull();

    [Fact]
    public void Nobody_has_no_median() => Seconds([], 0.5).ShouldBeNull();

    [Fact]
    public void Whoever_was_seen_only_for_a_while_counts_for_that_while()
    {
        // One of four comes at 1; one is out of sight at 2; so one of two comes at 3, and three eighths are left.
        Seconds([Over(1), Waiting(2), Over(3), Waiting(9)], 0.5).ShouldBe(3);
        Seconds([Over(1), Waiting(2), Over(3), Waiting(9)], 0.7).ShouldBeNull();
    }

    [Fact]
    public void What_comes_at_the_instant_of_the_last_look_was_seen() => Seconds([Over(5), Waiting(5)], 0.5).ShouldBe(5);

    [Fact]
    public void Where_all_have_come_the_median_is_everybody_elses() => Prop.ForAll(
        Gen.Choose(0, 50).Select(number => number * 2).NonEmptyListOf().ToArbitrary(),
        numbers =>
        {
            var sorted = numbers.Order().ToList();
            var reference = (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;

            Seconds([.. numbers.Select(Over)], 0.5).ShouldBe(reference);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static int? Seconds(Wait[] waits, double part)
    {
        Array.Sort(waits);
        return KaplanMeier.Seconds(waits, part);
    }

    private static Wait Over(int seconds) => new(seconds * TimeSpan.TicksPerSecond, IsOver: true);

    private static Wait Waiting(int seconds) => new(seconds * TimeSpan.TicksPerSecond, IsOver: false);
}
