using Pipeline.Local.CommandLine;
using Pipeline.Model;
using Pipeline.Report;

namespace Pipeline.Tests.Local.CommandLine;

public sealed class GrowthTableTests
{
    private static readonly Founding Small = new()
    {
        Community = new("club"),
        AsOf = new(2026, 7, 1),
        Members = 12,
        Joined = 40,
        Posted = 26,
        Answered = 3,
        SecondWeek = 1,
    };

    [Fact]
    public void Each_step_of_newcomers_is_said_in_plain_words_and_a_few_are_too_few_to_say()
    {
        var growth = GrowthReport.Of(Small);

        GrowthTable.Title(growth).ShouldBe("12 members, on the way to 25");
        GrowthTable.Lines(growth).Select(line => line.Much).ShouldBe(
        [
            "40", "26 of 40, 65 % [grey]50–78[/]", "3 of 26, 12 % [grey]4–29[/]", "1 of 3, too few to say [grey]6–79[/]", RateCell.Unknown, RateCell.Unknown,
        ]);
    }

    [Theory]
    [InlineData(9, "9 members, on the way to 10")]
    [InlineData(10, "10 members, on the way to 25")]
    [InlineData(49, "49 members, on the way to 50")]
    [InlineData(50, "50 members, past the founding phase")]
    public void How_far_the_community_has_come_is_said_by_the_next_step(int members, string says) =>
        GrowthTable.Title(GrowthReport.Of(Small with { Members = members })).ShouldBe(says);

    [Fact]
    public void Whether_to_invite_more_is_said_only_where_there_are_enough_to_say()
    {
        GrowthTable.Advice(GrowthReport.Of(Small with { StopInviting = true })).ShouldContain("answer them first");
        GrowthTable.Advice(GrowthReport.Of(Small with { StopInviting = false })).ShouldContain("room for more");
        GrowthTable.Advice(GrowthReport.Of(Small)).ShouldContain("too few to say");
    }
}
