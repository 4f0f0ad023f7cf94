using Pipeline.Text;

namespace Pipeline.Tests.Text.Similarity;

public sealed class SimHashTests
{
    private const string Call = "This project is a fraud and the founders ran away with the money, sell everything now before it is too late";

    [Theory]
    [InlineData("THIS PROJECT IS A FRAUD!!! and the founders ran away with the money... sell everything now before it is too late")]
    [InlineData("This project is a fraud and the founders ran away with the money, sell all of it now before it is too late")]
    [InlineData("Тhis рroject is а fraud and the founders ran аway with the money, sell everything now befоre it is too late")]
    public void Copies_are_near_however_they_are_dressed(string copy) => SimHash.AreNear(SimHash.Of(Call), SimHash.Of(copy)).ShouldBeTrue();

    [Theory]
    [InlineData("Does anybody know when the payout for last week arrives, mine still says pending and support does not answer?")]
    [InlineData("The founders of my first project ran out of money before it was ready, so I had to sell everything and start again")]
    public void Other_texts_are_not(string other) => SimHash.Distance(SimHash.Of(Call), SimHash.Of(other)).ShouldBeGreaterThan(SimHash.Near);

    [Fact]
    public void Numbers_and_the_paths_of_links_do_not_tell_copies_apart()
    {
        var one = SimHash.Of("claim your bonus of $500 today, only 20 places are left, go to https://bonus.example/a1b2 and enter");
        var other = SimHash.Of("claim your bonus of $900 today, only 35 places are left, go to https://bonus.example/zz9/x?y=1 and enter");

        SimHash.Distance(one, other).ShouldBe(0);
    }

    [Fact]
    public void What_is_short_has_no_hash_and_is_near_to_nothing()
    {
        SimHash.Of("hello everyone, happy to be here").ShouldBe(0UL);
        SimHash.AreNear(0, 0).ShouldBeFalse();
    }

    [Fact]
    public void Hashing_allocates_nothing()
    {
        SimHash.Of(Call);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++)
            SimHash.Of(Call);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
