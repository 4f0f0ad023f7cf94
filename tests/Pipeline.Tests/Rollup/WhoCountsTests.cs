using Pipeline.Model;

namespace Pipeline.Tests.Rollup;

/// <summary>Who is a member, on which day, and who is there.</summary>
public sealed class WhoCountsTests
{
    [Fact]
    public void Bots_and_staff_are_in_no_number_at_all()
    {
        var figures = new Club()
            .NeverCounts("bot").Joins("bot", "2026-03-01 09:00").Writes("bot", "2026-03-01 10:00", isReply: true)
            .Writes("ann", "2026-03-02 10:00").Writes("bot", "2026-03-02 10:00")
            .Through("2026-03-03");

        figures.Metrics.Select(row => (row.Day.Day, row.Present, row.Active, row.Active7, row.Messages))
            .ShouldBe([(2, 1, 1, 1, 1), (3, 1, 0, 1, 0)]);
        figures.Cohorts.Single().Joined.ShouldBe(1);
    }

    [Fact]
    public void A_member_who_becomes_staff_counts_up_to_the_day_before_and_is_present_no_more()
    {
        var figures = new Club()
            .Writes("ann", "2026-03-01 10:00", isReply: true).Writes("ann", "2026-03-02 10:00", isReply: true).Writes("ann", "2026-03-03 10:00", isReply: true)
            .BecomesStaff("ann", "2026-03-02 18:00")
            .Through("2026-03-03");

        figures.Metrics.Select(row => (row.Day.Day, row.Present, row.Active, row.Active7, row.Engaged, row.Engaged7, row.Messages))
            .ShouldBe([(1, 1, 1, 1, 1, 1, 1), (2, 0, 0, 1, 0, 0, 0), (3, 0, 0, 1, 0, 0, 0)]);
    }

    [Fact]
    public void Staff_who_become_members_count_from_that_day_on_and_are_present_at_once()
    {
        var figures = new Club()
            .BecomesStaff("ann", "2026-02-01 10:00").Joins("ann", "2026-03-01 09:00").Writes("ann", "2026-03-01 10:00", isReply: true)
            .BecomesMember("ann", "2026-03-02 18:00").Writes("ann", "2026-03-03 10:00", isReply: true)
            .Through("2026-03-04");

        figures.Metrics.Select(row => (row.Day.Day, row.Present, row.Active, row.New, row.Engaged7))
            .ShouldBe([(1, 0, 0, 0, 0), (2, 1, 0, 0, 0), (3, 1, 1, 1, 1), (4, 1, 0, 0, 1)]);
    }

    [Fact]
    public void A_change_of_role_at_midnight_belongs_to_the_day_that_begins()
    {
        var figures = new Club("Europe/Berlin")
            .Writes("ann", "2026-03-01 10:00").BecomesStaff("ann", "2026-03-02 00:00")
            .Through("2026-03-02");

        figures.Metrics.Select(row => (row.Day.Day, row.Active, row.Present)).ShouldBe([(1, 1, 1), (2, 0, 0)]);
    }

    [Fact]
    public void Of_several_changes_on_a_day_the_last_holds_for_all_of_it()
    {
        var figures = new Club()
            .Writes("ann", "2026-03-01 10:00").BecomesStaff("ann", "2026-03-01 11:00").BecomesMember("ann", "2026-03-01 12:00")
            .Through("2026-03-01");

        (figures.On("2026-03-01").Active, figures.On("2026-03-01").Present).ShouldBe((1, 1));
    }

    [Fact]
    public void Whoever_left_is_not_present_and_whoever_comes_back_is()
    {
        var figures = new Club()
            .Joins("ann", "2026-03-01 10:00").Leaves("ann", "2026-03-02 10:00").Writes("ann", "2026-03-04 10:00")
            .Through("2026-03-04");

        figures.Metrics.Select(row => row.Present).ShouldBe([1, 0, 0, 1]);
    }

    [Fact]
    public void Leaving_and_coming_back_on_one_day_is_being_there()
    {
        var figures = new Club()
            .Joins("ann", "2026-03-01 09:00").Leaves("ann", "2026-03-01 10:00").Joins("ann", "2026-03-01 11:00")
            .Joins("bob", "2026-03-01 09:00").Leaves("bob", "2026-03-01 12:00")
            .Leaves("eve", "2026-03-01 12:00")
            .Through("2026-03-01");

        figures.On("2026-03-01").Present.ShouldBe(1);
    }

    [Fact]
    public void Only_those_who_are_still_there_are_engaged_of_those_present()
    {
        var figures = new Club()
            .Joins("ann", "2026-03-01 09:00").Reacts("ann", "2026-03-01 10:00")
            .Reacts("bob", "2026-03-01 10:00").Reacts("cem", "2026-03-01 10:00").Leaves("cem", "2026-03-01 11:00")
            .Leaves("bob", "2026-03-02 10:00").Joins("bob", "2026-03-04 10:00")
            .Through("2026-03-08");

        figures.Metrics.Select(row => (row.Day.Day, row.Engaged, row.Engaged7, row.Present)).ShouldBe(
            [(1, 2, 2, 2), (2, 0, 1, 1), (3, 0, 1, 1), (4, 0, 2, 2), (5, 0, 2, 2), (6, 0, 2, 2), (7, 0, 2, 2), (8, 0, 0, 2)]);
        figures.On("2026-03-01").Reactions.ShouldBe(3);
    }
}
