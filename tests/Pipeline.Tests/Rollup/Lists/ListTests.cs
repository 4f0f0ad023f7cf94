using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Tests.Rollup.Lists;

/// <summary>Whom to greet and win back, what to pin and to answer.</summary>
public sealed class ListTests
{
    [Fact]
    public void Newcomers_are_greeted_who_wait_for_an_answer_and_who_have_not_written()
    {
        var listed = new Club()
            .Joins("old", "2026-03-01 09:00").Joins("ann", "2026-03-08 09:00").Writes("ann", "2026-03-08 10:00", id: "a").Answers("old", "2026-03-08 11:00", to: "a")
            .Joins("bob", "2026-03-08 09:00").Writes("bob", "2026-03-09 10:00", id: "b").Reacts("old", "2026-03-09 11:00", to: "b")
            .Joins("cem", "2026-03-09 09:00").Joins("dan", "2026-03-10 09:00")
            .Joins("eve", "2026-03-10 09:00").Leaves("eve", "2026-03-10 10:00")
            .List("2026-03-10");

        listed.Lines(ListName.Greet).ShouldBe(
        [
            "bob: Wrote for the first time 38 hours ago, and nobody has answered",
            "dan: Joined 15 hours ago and has not written yet",
            "cem: Joined 39 hours ago and has not written yet",
        ]);
    }

    [Fact]
    public void Seven_days_after_joining_nobody_is_a_newcomer_also_when_a_day_has_25_hours()
    {
        // The clock goes back on 25 October: the seven local days that end with the 31st are 169 hours.
        var club = new Club("Europe/Berlin").Joins("ann", "2026-10-25 00:30").Joins("bob", "2026-10-25 01:30");

        club.List("2026-10-31").Names(ListName.Greet).ShouldBe(["bob"]);
    }

    [Fact]
    public void Where_a_platform_cannot_tell_what_answers_what_nobody_is_said_to_wait()
    {
        var listed = new Club().Joins("ann", "2026-03-09 09:00", Source.Ghost).Writes("ann", "2026-03-09 10:00", ContentKind.Question, source: Source.Ghost).List("2026-03-10");

        (listed.Total(ListName.Greet), listed.Total(ListName.Questions)).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData(3, 14, true)]
    [InlineData(2, 14, false)]
    [InlineData(3, 13, false)]
    public void A_regular_of_three_weeks_who_is_silent_for_fourteen_days_is_about_to_leave(int weeks, int silentDays, bool isListed)
    {
        var today = new DateOnly(2026, 6, 30);
        var club = new Club().Writes("bob", "2026-06-30 10:00");
        for (var week = 0; week < weeks; week++)
            club.Writes("ann", $"{today.AddDays(-silentDays - (week * 7)):yyyy-MM-dd} 10:00");

        club.List("2026-06-30").Names(ListName.Leaving).Contains("ann").ShouldBe(isListed);
    }

    [Fact]
    public void Who_has_left_is_not_about_to()
    {
        var club = new Club().Writes("ann", "2026-06-02 10:00").Writes("ann", "2026-06-09 10:00").Writes("ann", "2026-06-16 10:00").Writes("bob", "2026-06-30 10:00");

        club.List("2026-06-30").Lines(ListName.Leaving).ShouldBe(["ann: Active in 3 of 4 weeks, and silent for 14 days"]);
        club.Leaves("ann", "2026-06-20 10:00").List("2026-06-30").Names(ListName.Leaving).ShouldBeEmpty();
    }

    [Fact]
    public void What_many_found_good_is_worth_pinning_and_what_one_friend_did_is_not()
    {
        var listed = new Club()
            .Writes("ann", "2026-06-01 10:00", ContentKind.Guide, id: "g").Reacts("bob", "2026-06-01 11:00", to: "g").Reacts("cem", "2026-06-02 11:00", to: "g")
            .Answers("dan", "2026-06-03 11:00", to: "g")
            .Writes("bob", "2026-06-01 10:00", ContentKind.Tip, id: "t").Reacts("ann", "2026-06-01 11:00", to: "t", emoji: "1").Reacts("ann", "2026-06-01 11:00", to: "t", emoji: "2")
            .Reacts("ann", "2026-06-01 11:00", to: "t", emoji: "3").Reacts("ann", "2026-06-01 11:00", to: "t", emoji: "4")
            .Writes("cem", "2026-06-01 10:00", ContentKind.Other, id: "o").Reacts("ann", "2026-06-01 11:00", to: "o").Reacts("bob", "2026-06-01 11:00", to: "o")
            .List("2026-06-30");

        // Two items, four people in their weeks: a mean of 2; three people and the mean beside them, over two weeks.
        listed.Lines(ListName.Pins).ShouldBe(["ann: A guide that 3 other members answered or reacted to within a week"]);
        listed.Drafts(ListName.Pins)[0].Score.ShouldBe(2.5);
    }

    [Fact]
    public void Questions_wait_until_another_person_answers_also_staff()
    {
        var club = new Club().NeverCounts("eve")
            .Writes("ann", "2026-06-28 10:00", ContentKind.Question, id: "1").Answers("ann", "2026-06-28 11:00", to: "1")
            .Writes("bob", "2026-06-29 10:00", ContentKind.Question, id: "2")
            .Writes("ann", "2026-06-01 10:00", ContentKind.Question, id: "3")
            .Writes("eve", "2026-06-29 10:00", ContentKind.Question, id: "4");

        club.List("2026-06-30").Lines(ListName.Questions).ShouldBe(
            ["bob: Asked 38 hours ago, and nobody has answered", "ann: Asked 2 days ago, and nobody has answered"]);
        club.Answers("eve", "2026-06-30 10:00", to: "2").List("2026-06-30").Names(ListName.Questions).ShouldBe(["ann"]);
    }

    [Fact]
    public void A_list_has_so_many_places_and_says_how_many_more_there_are()
    {
        var club = new Club();
        for (var i = 0; i < 25; i++)
            club.Writes("ann", $"2026-06-30 10:{i:d2}", ContentKind.Question, id: $"{i}");

        var listed = club.List("2026-06-30");

        (listed.Drafts(ListName.Questions).Count, listed.Total(ListName.Questions)).ShouldBe((20, 25));
    }
}
