using Pipeline.Model;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Rollup;

/// <summary>Who ran when, as the head of a community's roll-ups knows it.</summary>
public sealed class RollupHeadTests
{
    private static readonly DateOnly Day = new(2026, 7, 1);
    private static readonly RollupHead Nobody = new() { Community = An.Club };

    [Fact]
    public void One_that_ran_alone_has_overlapped_nobody()
    {
        var head = Nobody.Begin("a", An.At(0)).End("a", Day, Day, An.At(0)).Begin("b", An.At(5));

        head.HasOverlapped("b", An.At(6)).ShouldBeFalse();
    }

    [Fact]
    public void Of_two_at_once_each_sees_the_other_whoever_ends_first()
    {
        var both = Nobody.Begin("a", An.At(0)).Begin("b", An.At(1));

        both.HasOverlapped("a", An.At(2)).ShouldBeTrue();
        both.HasOverlapped("b", An.At(2)).ShouldBeTrue();
        both.End("a", Day, Day, An.At(0)).HasOverlapped("b", An.At(3)).ShouldBeTrue();
    }

    [Fact]
    public void One_that_began_long_ago_is_waited_for_no_longer_and_sees_itself_that_it_was_overtaken()
    {
        var both = Nobody.Begin("slow", An.At(0)).Begin("b", An.At(29));

        both.Abandoned(An.At(31)).ShouldBe(1);
        both.HasOverlapped("b", An.At(31)).ShouldBeFalse();
        both.End("b", Day, Day, An.At(29)).HasOverlapped("slow", An.At(32)).ShouldBeTrue();
    }

    [Fact]
    public void One_that_was_given_up_finds_its_claim_gone()
    {
        var head = Nobody.Begin("dead", An.At(0)).Begin("b", An.At(30)).End("b", Day, Day, An.At(30));

        head.Claims.ShouldBeEmpty();
        head.HasOverlapped("dead", An.At(31)).ShouldBeTrue();
    }

    [Fact]
    public void Days_are_no_less_closed_for_one_that_saw_less()
    {
        var head = Nobody.Begin("a", An.At(0)).Begin("b", An.At(1))
            .End("b", Day.AddDays(1), Day, An.At(1)).End("a", Day, null, An.At(0));

        (head.ClosedThrough, head.LastFactDay, head.Ended).ShouldBe((Day.AddDays(1), Day, 2));
    }
}
