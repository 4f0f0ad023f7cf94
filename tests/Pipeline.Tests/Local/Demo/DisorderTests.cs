using Pipeline.Local.Demo;

namespace Pipeline.Tests.Local.Demo;

public sealed class DisorderTests
{
    [Fact]
    public void Nothing_is_lost_and_a_few_come_twice()
    {
        var sent = new Disorder().Apply(Enumerable.Range(0, 10_000)).ToList();

        sent.Distinct().Order().SequenceEqual(Enumerable.Range(0, 10_000)).ShouldBeTrue();
        (sent.Count - 10_000).ShouldBeInRange(200, 400);
        sent.GroupBy(one => one).ShouldAllBe(one => one.Count() <= 2);
    }

    [Fact]
    public void Most_change_places_with_near_ones_and_a_few_come_late()
    {
        var sent = new Disorder { TwiceShare = 0 }.Apply(Enumerable.Range(0, 10_000)).ToList();

        var moved = sent.Select((one, place) => place - one).ToList();
        moved.Count(by => by != 0).ShouldBeGreaterThan(5_000);
        moved.Count(by => by > 20).ShouldBeInRange(30, 200);
        moved.Max().ShouldBeLessThanOrEqualTo(150);
    }

    [Fact]
    public void The_same_seed_makes_the_same_disorder()
    {
        new Disorder { Seed = 4 }.Apply(Enumerable.Range(0, 500)).ShouldBe(new Disorder { Seed = 4 }.Apply(Enumerable.Range(0, 500)));
        new Disorder { Seed = 4 }.Apply(Enumerable.Range(0, 500)).ShouldNotBe(new Disorder { Seed = 5 }.Apply(Enumerable.Range(0, 500)));
    }

    [Fact]
    public void It_asks_for_no_more_than_it_can_be_late_by()
    {
        var asked = 0;

        var first = new Disorder { LateShare = 0, TwiceShare = 0 }.Apply(Enumerable.Range(0, 10_000).Select(one => asked = one)).First();

        first.ShouldBeLessThan(6);
        asked.ShouldBeLessThan(7);
    }
}
