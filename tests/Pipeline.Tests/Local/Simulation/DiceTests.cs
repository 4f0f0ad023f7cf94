using Pipeline.Local.Simulation;

namespace Pipeline.Tests.Local.Simulation;

public sealed class DiceTests
{
    [Fact]
    public void Numbers_are_those_of_the_published_generator()
    {
        // https://prng.di.unimi.it/splitmix64.c from state 1234567.
        var dice = new Dice(1234567);

        new[] { dice.Next(), dice.Next(), dice.Next() }.ShouldBe([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL]);
    }

    [Fact]
    public void A_waiting_time_has_mean_1_and_the_tail_of_an_exponential()
    {
        var dice = new Dice(7);

        var waits = Enumerable.Range(0, 100_000).Select(_ => dice.Exponential()).ToList();

        waits.Average().ShouldBe(1, 0.02);
        (waits.Count(wait => wait > 2) / 100_000.0).ShouldBe(Math.Exp(-2), 0.005);
    }

    [Fact]
    public void About_gives_the_whole_numbers_beside_the_mean()
    {
        var dice = new Dice(7);

        var numbers = Enumerable.Range(0, 50_000).Select(_ => dice.About(2.3)).ToList();

        numbers.Distinct().Order().ShouldBe([2, 3]);
        numbers.Average().ShouldBe(2.3, 0.02);
    }

    [Fact]
    public void A_pick_follows_the_weights()
    {
        var dice = new Dice(7);

        var picks = Enumerable.Range(0, 50_000).Select(_ => dice.Pick([1, 0, 3])).ToLookup(pick => pick);

        picks[1].ShouldBeEmpty();
        (picks[2].Count() / 50_000.0).ShouldBe(0.75, 0.01);
    }

    [Fact]
    public void Neighbouring_seeds_have_nothing_in_common()
    {
        var seeds = Enumerable.Range(0, 10_000).Select(about => Dice.Seed(1, (ulong)about)).ToList();

        seeds.Distinct().Count().ShouldBe(10_000);
        seeds.Average(seed => (double)ulong.PopCount(seed)).ShouldBe(32, 0.5);
    }
}
