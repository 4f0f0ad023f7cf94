using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Tests.Rollup.Periods;

/// <summary>Definition 14, and who answers whom.</summary>
public sealed class VoiceTests
{
    [Fact]
    public void Thirty_messages_of_fifty_are_60_per_cent_and_no_founders_monologue_yet()
    {
        var row = FourWeeks(staffThreads: 6, memberThreads: 4).Periods("2026-03-29").Week("2026-03-29");

        (row.StaffMessages, row.HumanMessages, row.ThreadsByStaff, row.ThreadsStarted, row.IsFounderOnly).ShouldBe((6, 10, 6, 10, false));
    }

    [Fact]
    public void More_than_60_per_cent_of_the_threads_in_each_of_four_weeks_is_one()
    {
        var figures = FourWeeks(staffThreads: 7, memberThreads: 4).Periods("2026-03-29");

        figures.Week("2026-03-29").IsFounderOnly.ShouldBe(true);
        figures.On("2026-03-29").IsFounderOnly.ShouldBe(true);
        figures.Week("2026-03-22").IsFounderOnly.ShouldBeNull();
    }

    [Fact]
    public void One_week_in_which_members_begin_enough_ends_it()
    {
        var club = FourWeeks(staffThreads: 7, memberThreads: 4);
        club.Writes("bob", "2026-03-19 10:00", id: "one more");

        club.Periods("2026-03-29").Week("2026-03-29").IsFounderOnly.ShouldBe(false);
    }

    [Fact]
    public void Answers_begin_nothing()
    {
        var row = new Club().NeverCounts("eve").Writes("ann", "2026-03-02 10:00", id: "m").Answers("eve", "2026-03-02 11:00", to: "m")
            .Periods("2026-03-02").On("2026-03-02");

        (row.ThreadsStarted, row.ThreadsByStaff, row.HumanMessages, row.StaffMessages).ShouldBe((1, 0, 2, 1));
    }

    [Fact]
    public void Two_who_answer_each_other_are_two_answers_and_staff_on_either_side_are_none_between_members()
    {
        var row = new Club().NeverCounts("eve")
            .Writes("ann", "2026-03-02 10:00", id: "a").Answers("bob", "2026-03-02 11:00", to: "a", id: "b").Answers("ann", "2026-03-02 12:00", to: "b")
            .Answers("eve", "2026-03-02 13:00", to: "a", id: "e").Answers("ann", "2026-03-02 14:00", to: "e").Answers("ann", "2026-03-02 15:00", to: "a")
            .Periods("2026-03-02").On("2026-03-02");

        (row.Replies, row.MemberReplies).ShouldBe((4, 2));
    }

    [Fact]
    public void Where_nothing_tells_who_is_staff_nothing_is_said_of_their_share()
    {
        var row = new Club().Writes("ann", "2026-03-02 10:00", source: Source.Gitter).Periods("2026-03-02").On("2026-03-02");

        (row.StaffMessages, row.ThreadsByStaff, row.HumanMessages).ShouldBe((null, null, 1));
    }

    [Fact]
    public void Staff_who_become_members_speak_as_members_from_that_day_on()
    {
        var row = new Club().BecomesStaff("ann", "2026-03-01 10:00").Writes("ann", "2026-03-02 10:00").BecomesMember("ann", "2026-03-03 12:00")
            .Writes("ann", "2026-03-03 10:00").Writes("bob", "2026-03-03 10:00")
            .Periods("2026-03-03").On("2026-03-03");

        (row.StaffMessages, row.HumanMessages).ShouldBe((1, 3));
    }

    [Fact]
    public void What_members_make_is_counted_with_what_others_say_to_it_in_seven_days()
    {
        var row = new Club().NeverCounts("eve")
            .Writes("ann", "2026-03-02 10:00", ContentKind.Guide, id: "g").Writes("bob", "2026-03-02 10:00", ContentKind.Win, id: "w")
            .Writes("eve", "2026-03-02 10:00", ContentKind.Tip, id: "t")
            .Reacts("bob", "2026-03-03 10:00", to: "g").Answers("eve", "2026-03-09 09:59:59", to: "g").Answers("bob", "2026-03-09 10:00", to: "g")
            .Reacts("ann", "2026-03-03 10:00", to: "g").Reacts("ann", "2026-03-03 10:00", to: "w")
            .Periods("2026-03-09").On("2026-03-09");

        (row.ContentItems, row.ContentResponses, row.ContentMembers).ShouldBe((1, 2, 1));
        (row.Posts, row.Responses).ShouldBe((2, 3));
    }

    // From Monday 2 March on, each week the same.
    private static Club FourWeeks(int staffThreads, int memberThreads)
    {
        var club = new Club().NeverCounts("eve");
        for (var week = 0; week < 4; week++)
        {
            var day = new DateOnly(2026, 3, 2).AddDays(week * 7);
            for (var i = 0; i < staffThreads; i++)
                club.Writes("eve", $"{day:yyyy-MM-dd} 1{i}:00");
            for (var i = 0; i < memberThreads; i++)
                club.Writes("ann", $"{day.AddDays(6):yyyy-MM-dd} 1{i}:30");
        }

        return club;
    }
}
