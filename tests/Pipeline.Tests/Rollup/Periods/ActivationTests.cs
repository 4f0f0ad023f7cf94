using Pipeline.Model;

namespace Pipeline.Tests.Rollup.Periods;

/// <summary>Definition 7.</summary>
public sealed class ActivationTests
{
    private const int DaySeconds = 24 * 60 * 60;

    [Fact]
    public void Half_of_three_have_posted_after_three_days_where_one_never_does()
    {
        var row = new Club()
            .Joins("ann", "2026-03-01 10:00").Joins("bob", "2026-03-01 10:00").Joins("cem", "2026-03-01 10:00")
            .Writes("ann", "2026-03-02 10:00").Writes("bob", "2026-03-04 10:00")
            .Periods("2026-03-08").On("2026-03-08");

        (row.FirstPostMedian, row.Joined, row.Started, row.Activated).ShouldBe((3 * DaySeconds, 3, 3, 0));
    }

    [Fact]
    public void Who_left_before_posting_is_waited_for_no_longer()
    {
        var row = new Club()
            .Joins("ann", "2026-03-01 10:00").Joins("bob", "2026-03-01 10:00").Leaves("bob", "2026-03-01 12:00")
            .Writes("ann", "2026-03-02 10:00")
            .Periods("2026-03-08").On("2026-03-08");

        row.FirstPostMedian.ShouldBe(DaySeconds);
    }

    [Theory]
    [InlineData("2026-03-08 09:59:59", 1)]
    [InlineData("2026-03-08 10:00", 0)]
    public void Activated_is_who_posts_and_is_answered_by_another_before_seven_days_are_over(string answeredAt, int activated)
    {
        var row = new Club()
            .Joins("ann", "2026-03-01 10:00").Writes("ann", "2026-03-02 10:00", id: "hello").Answers("bob", answeredAt, to: "hello")
            .Periods("2026-03-08").On("2026-03-08");

        (row.Started, row.Activated).ShouldBe((1, activated));
    }

    [Fact]
    public void A_reaction_and_an_answer_by_staff_activate_and_oneself_a_linked_account_and_a_bot_do_not()
    {
        var club = new Club().IsBot("bot").NeverCounts("eve").AreOnePerson("dan", "dax");
        foreach (var who in (string[])["ann", "bob", "cem", "dan", "fay"])
            club.Joins(who, "2026-03-01 10:00").Writes(who, "2026-03-01 11:00", id: who);

        var row = club
            .Reacts("bob", "2026-03-02 10:00", to: "ann").Answers("eve", "2026-03-02 10:00", to: "bob").Answers("cem", "2026-03-02 10:00", to: "cem")
            .Reacts("dax", "2026-03-02 10:00", to: "dan").Answers("bot", "2026-03-02 10:00", to: "fay")
            .Periods("2026-03-08").On("2026-03-08");

        (row.Started, row.Activated).ShouldBe((5, 2));
    }

    [Fact]
    public void A_week_is_null_until_the_seven_days_of_its_last_member_can_be_over_and_28_days_never_wait()
    {
        var club = new Club()
            .Joins("ann", "2026-03-02 10:00").Writes("ann", "2026-03-02 10:00", id: "m").Reacts("bob", "2026-03-02 12:00", to: "m");

        (club.Periods("2026-03-14").Week("2026-03-08").Started, club.Periods("2026-03-14").Week("2026-03-08").Joined).ShouldBe((null, 1));
        club.Periods("2026-03-15").Week("2026-03-08").Activated.ShouldBe(1);
        club.Periods("2026-03-15").Rows.Where(row => row.Span == PeriodSpan.Days28).Select(row => (row.To.Day, row.Started, row.Activated)).ShouldBe(
            [(2, 0, 0), (3, 0, 0), (4, 0, 0), (5, 0, 0), (6, 0, 0), (7, 0, 0), (8, 0, 0), (9, 1, 1), (10, 1, 1), (11, 1, 1), (12, 1, 1), (13, 1, 1), (14, 1, 1), (15, 1, 1)]);
    }

    // The 29th has 23 hours: seven times 24 hours from half past midnight end at half past one.
    [Theory]
    [InlineData("2026-03-29", 0)]
    [InlineData("2026-03-30", 1)]
    public void Seven_days_are_seven_times_24_hours_also_over_a_day_of_23(string day, int started) =>
        new Club("Europe/Berlin").Joins("ann", "2026-03-23 00:30").Periods("2026-03-31").On(day).Started.ShouldBe(started);

    [Fact]
    public void Who_comes_back_is_no_newcomer_and_neither_is_who_was_there_before_it_was_known()
    {
        var row = new Club()
            .Joins("ann", "2026-02-01 10:00").Leaves("ann", "2026-02-02 10:00").Joins("ann", "2026-03-15 10:00")
            .Writes("bob", "2026-02-01 10:00").Joins("bob", "2026-03-15 10:00")
            .Joins("cem", "2026-03-15 10:00").Joins("cem", "2026-03-15 10:01")
            .Periods("2026-03-31").Month("2026-03-31");

        row.Joined.ShouldBe(1);
    }

    [Fact]
    public void Staff_do_not_join_as_members_and_who_becomes_staff_later_did()
    {
        var row = new Club()
            .BecomesStaff("eve", "2026-03-01 08:00").Joins("eve", "2026-03-01 10:00").Joins("ann", "2026-03-01 10:00").BecomesStaff("ann", "2026-03-05 10:00")
            .Periods("2026-03-08").On("2026-03-08");

        (row.Joined, row.Started).ShouldBe((1, 1));
    }

    [Fact]
    public void A_first_post_is_answered_by_a_reply_within_24_hours_and_by_no_reaction()
    {
        var club = new Club();
        foreach (var who in (string[])["ann", "bob", "cem", "dan"])
            club.Joins(who, "2026-03-01 10:00").Writes(who, "2026-03-01 11:00", id: who).Writes(who, "2026-03-01 12:00", id: $"{who} again");

        var row = club
            .Answers("eve", "2026-03-02 10:59:59", to: "ann").Answers("eve", "2026-03-02 11:00", to: "bob").Reacts("eve", "2026-03-01 12:00", to: "cem")
            .Answers("eve", "2026-03-01 13:00", to: "dan again")
            .Periods("2026-03-02").On("2026-03-02");

        (row.FirstPosts, row.FirstPostsAnswered).ShouldBe((4, 1));
    }

    [Fact]
    public void A_platform_that_tells_no_joins_has_no_activation()
    {
        var row = new Club().Writes("ann", "2026-03-01 10:00", source: Source.Gitter).Periods("2026-03-15").On("2026-03-15");

        (row.Joined, row.Started, row.FirstPostMedian, row.FirstPosts).ShouldBe((null, null, null, null));
    }

    [Fact]
    public void Growth_readiness_sets_the_activated_of_the_month_before_against_who_joined()
    {
        var club = new Club().Joins("ann", "2026-02-03 10:00").Writes("ann", "2026-02-03 11:00", id: "m").Reacts("bob", "2026-02-03 12:00", to: "m");
        for (var i = 0; i < 4; i++)
            club.Joins($"new{i}", "2026-03-10 10:00");

        var row = club.Periods("2026-03-31").Month("2026-03-31");

        (row.ActivatedBefore, row.Joined).ShouldBe((1, 4));
    }
}
